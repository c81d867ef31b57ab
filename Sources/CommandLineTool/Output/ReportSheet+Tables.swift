import Disclosure
import DonorReporting
import Kernel

extension ReportSheet {
  var terminalText: String {
    var text = factTable.terminalText
    let sections: [(String, Table)] = [
      ("Texts", textTable), ("Steps", stepTable), ("Versions", versionTable),
    ]
    for (title, table) in sections where !table.rows.isEmpty {
      text += "\n\(title)\n\n\(table.terminalText)"
    }
    return text
  }

  /// What it is and where it stands, a line a field.
  var factTable: Table {
    let facts: [(String, String?)] = [
      ("code", report.code), ("grant", report.grant), ("donor", report.donor),
      ("title", report.title), ("template", report.template),
      ("begins", report.begins.description), ("ends", report.ends.description),
      ("rule", report.rule), ("audience", report.audience.rawValue),
      ("state", report.state.rawValue), ("on", report.on?.description),
      ("version", report.version.map(String.init)), ("sha256", report.sha256),
      ("changedLines", changed.map { "\($0.lines)" }), ("problem", problem),
    ]
    return Table(record: facts.filter { $0.1 != nil })
  }

  private var textTable: Table {
    Table(
      [
        .init("section", "Section"), .init("line", "Line"), .init("state", "State"),
        .init("required", "Required"), .init("author", "Author", limit: 28),
        .init("text", "Text", limit: 80),
      ],
      texts.map {
        [
          $0.section, $0.line, $0.state?.rawValue ?? "not written", $0.required ? "yes" : nil,
          $0.author, $0.text,
        ]
      })
  }

  private var stepTable: Table {
    Table(
      [
        .init("number", "No", .number), .init("state", "State"), .init("on", "On"),
        .init("version", "Version", .number), .init("actor", "By", limit: 28),
        .init("revision", "Revision", .number), .init("note", "Note", limit: 80),
      ],
      steps.map {
        [
          "\($0.number)", $0.state.rawValue, $0.on.description, "\($0.version)",
          $0.revision.actor, "\($0.revision.number)", $0.note,
        ]
      })
  }

  private var versionTable: Table {
    Table(
      [
        .init("version", "Version", .number), .init("form", "Form"),
        .init("bytes", "Bytes", .amount), .init("sha256", "SHA-256", limit: 64),
      ],
      versions.flatMap { version in
        [["\(version.number)", "input", "\(version.inputBytes)", version.sha256]]
          + version.forms.map {
            ["\(version.number)", $0.form.rawValue, "\($0.bytes)", $0.sha256]
          }
      })
  }
}
