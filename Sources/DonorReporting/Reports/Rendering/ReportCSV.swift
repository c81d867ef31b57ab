import Foundation
import Kernel
import Pages

/// A report as one CSV file (RFC 4180): its sections one after another, a record for each row.
/// Amounts are exact, dates ISO 8601.
struct ReportCSV {
  private let document: ReportDocument
  private let words: Words
  private let isDraft: Bool

  init(_ document: ReportDocument, words: Words, isDraft: Bool = false) {
    self.document = document
    self.words = words
    self.isDraft = isDraft
  }

  /// UTF-8 with a byte order mark, which spreadsheets need.
  func render() -> Data {
    var writer = CSVWriter(byteOrderMark: true)
    writer.append([document.title, document.subject])
    if isDraft { writer.append([words["draftBanner"]]) }
    writer.append([words["reportCode"], document.code])
    writer.append([
      words["fact.period"], document.begins.description, document.ends.description,
    ])
    writer.append([words["currency"], document.currency.description])
    writer.append([words["inputDigest"], document.digest])
    for section in document.sections {
      writer.append([""])
      writer.append([section.title])
      for block in section.blocks { append(block, to: &writer) }
    }
    return Data(writer.bytes)
  }

  private func append(_ block: ReportDocument.Block, to writer: inout CSVWriter) {
    switch block {
    case .facts(let facts):
      for fact in facts { writer.append([fact.label] + fact.values) }
    case .text(let text):
      writer.append([text.text])
      writer.append([words["writtenBy", text.author, words["state.\(text.state.rawValue)"]]])
    case .note(let note): writer.append([note])
    case .table(let table):
      if let caption = table.caption { writer.append([caption]) }
      writer.append(table.columns.map(\.title))
      for row in table.rows { writer.append(row.cells.map(text)) }
    }
  }

  private func text(_ cell: ReportDocument.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .amount(let amount, _): amount.formatted(minimumDecimals: document.decimals)
    // The code first: behind a minus sign alone, spreadsheets look for a formula.
    case .original(let amount, let currency): "\(currency) \(amount)"
    case .number(let number): number.description
    case .percent(let number): number.description
    case .date(let date): date.description
    case .absent(let why): words[why]
    case .empty: ""
    }
  }
}
