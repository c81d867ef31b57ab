import Disclosure
import Foundation
import Kernel
import Pages

/// A report as one self-contained page that prints on A4.
struct ReportHTML {
  private let document: ReportDocument
  private let head: ReportInput.Head
  private let words: Words
  private let written: Written
  private let cells: ReportCellText
  /// Whether it was not checked yet, and says so.
  private let isDraft: Bool

  init(_ document: ReportDocument, _ figures: ReportFigures, isDraft: Bool = false) {
    self.document = document
    head = figures.head
    words = figures.words
    written = Written(words: words)
    cells = ReportCellText(document, words: words)
    self.isDraft = isDraft
  }

  /// By the template and style that came with the input.
  func render() throws(PageFailure) -> Data {
    Data(
      try PageTemplates.render(
        page, with: head.page, named: "grant-report", style: head.style
      ).utf8)
  }

  private var page: [String: Any] {
    [
      "language": document.language, "words": words.entries, "title": document.title,
      "subject": document.subject, "code": document.code,
      "period": written.period(document.begins.description, document.ends.description),
      "currency": document.currency.description, "digest": document.digest,
      "draft": isDraft ? [words["draftBanner"]] : [],
      "sections": document.sections.map { section -> [String: Any] in
        [
          "id": section.id, "title": section.title, "isAcross": section.isAcross,
          "blocks": section.blocks.map(block),
        ]
      },
      "hasWithheld": !head.withheld.isEmpty,
      "withheld": head.withheld.map {
        words["why.\($0.why.rawValue)", String($0.count), words["what.\($0.what)"]]
      },
    ]
  }

  private func block(_ block: ReportDocument.Block) -> [String: Any] {
    switch block {
    case .facts(let facts):
      [
        "facts": [
          ["rows": facts.map { ["label": $0.label, "values": $0.values] as [String: Any] }]
        ]
      ]
    case .text(let text):
      [
        "text": [
          [
            "text": text.text,
            "by": words["writtenBy", text.author, words["state.\(text.state.rawValue)"]],
          ]
        ]
      ]
    case .note(let note): ["note": [note]]
    case .table(let table): ["table": [self.table(table)]]
    }
  }

  private func table(_ table: ReportDocument.Table) -> [String: Any] {
    [
      "caption": table.caption.map { [$0] } ?? [],
      "columns": table.columns.map { column -> [String: Any] in
        ["title": column.title, "isNumber": column.kind.isNumber]
      },
      "rows": table.rows.map { row -> [String: Any] in
        [
          "style": row.style.rawValue,
          "cells": zip(row.cells, table.columns).enumerated().map { place, pair -> [String: Any] in
            let text = cells.text(pair.0)
            let depth = place == 1 && row.depth > 0 ? "d\(min(row.depth, 3))" : nil
            let kind = pair.1.kind.isNumber ? "n" : depth ?? (isShort(text, pair.1) ? "d" : nil)
            return ["text": text, "class": kind.map { [$0] } ?? []]
          },
        ]
      },
    ]
  }

  /// Whether it stays on one line: days and codes do not break.
  private func isShort(_ text: String, _ column: ReportDocument.Table.Column) -> Bool {
    column.kind == .date || text.count <= 16 && text.contains(where: \.isNumber)
  }
}

extension ReportDocument.Section {
  /// Whether a table of it is printed across the long side of the paper.
  fileprivate var isAcross: Bool {
    blocks.contains { block in
      if case .table(let table) = block { table.columns.count > 9 } else { false }
    }
  }
}

extension ReportDocument.Table.Column.Kind {
  var isNumber: Bool { self == .amount || self == .number || self == .percent }
}
