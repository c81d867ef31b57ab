import Importing
import Kernel
import Pages
import Platform

extension PlanPage {
  func table(_ writing: PageWriting) -> PageTable? {
    let all = writing.question["show"] == "findings" ? findings(writing) : changes(writing)
    guard let window = writing.question.window else { return all }
    return PageTable(
      all.caption, all.columns, Array(all.rows[window.clamped(to: 0..<all.rows.count)]))
  }

  /// What would change, a row for each field.
  func changes(_ writing: PageWriting) -> PageTable {
    let words = writing.words
    let wanted = writing.question["action"]
    return PageTable.changes(
      outcomes.flatMap(\.changes).filter { wanted == nil || $0.action == wanted }, words)
  }

  /// What was found in the files, by row and cell, or line.
  func findings(_ writing: PageWriting) -> PageTable {
    let wanted = writing.question["severity"]
    return PageTable.findings(
      outcomes.flatMap { WrittenRun($0).diagnostics }.filter {
        wanted == nil || $0.severity.rawValue == wanted
      }, writing.words)
  }
}

extension PageTable {
  /// A row for each field of what changed.
  static func changes(_ changes: [ImportOutcome.Change], _ words: Words) -> PageTable {
    var table = PageTable(
      words["changes"],
      [
        .init("record", words["record"]), .init("action", words["change"]),
        .init("field", words["field"], .code), .init("before", words["before.value"]),
        .init("after", words["after.value"]),
      ],
      changes.flatMap { change -> [[PageTable.Cell]] in
        let action = PageTable.Cell(
          change.action, text: words["action.\(change.action)"], tone: tone(of: change.action))
        func row(_ field: String?, _ before: [String], _ after: [String]) -> [PageTable.Cell] {
          [
            .init(
              change.identifier.isEmpty ? words["untitled"] : change.identifier,
              note: change.table.flatMap { change.identifier.hasPrefix($0) ? nil : $0 }),
            action, .init(field), cell(before), cell(after),
          ]
        }
        guard !change.edits.isEmpty else {
          return [row(change.fields.joined(separator: ", "), [], [])]
        }
        return change.edits.map { row($0.field, $0.before, $0.after) }
      })
    table.stacks = true
    return table
  }

  private static func cell(_ values: [String]) -> PageTable.Cell {
    let text = values.joined(separator: "\n")
    return .init(
      text, text: text.count > 300 ? text.prefix(300) + "…" : text, isAbsent: values.isEmpty)
  }

  private static func tone(of action: String) -> String {
    switch action {
    case "added", "returned": "good"
    case "removed": "bad"
    default: "warn"
    }
  }
}
