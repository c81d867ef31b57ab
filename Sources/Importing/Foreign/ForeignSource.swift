import Foundation
import Kernel
import Storage

/// Checks what a reader of a foreign format proposes by the form, and leaves out, with findings,
/// every record that has a mistake.
struct ForeignSource: RecordSource {
  let columns: [String: String] = [:]
  let comesAgain = true
  private(set) var rejected = 0
  var bytesRead: Int { lines.bytesRead }
  var diagnostics: [Diagnostic] { findings.listed }

  private let form: RecordForm
  private let file: String
  private var lines: SpoolLines
  private var findings: Findings

  init(_ spool: SpoolFile, _ form: RecordForm, file: String) {
    self.form = form
    self.file = file
    lines = SpoolLines(spool)
    findings = Findings(file: file)
  }

  mutating func next() throws -> TemplateRow? {
    let decoder = JSONDecoder()
    while let line = try lines.next() {
      let record = try decoder.decode(ForeignRecord.self, from: line)
      let check = check(record)
      if check.faults.isEmpty {
        var row = check.row
        row.at = record.at
        return row
      }
      rejected += 1
      for fault in check.faults { findings.add(fault.standing(at: record.at)) }
    }
    return nil
  }

  private func check(_ record: ForeignRecord) -> RowCheck {
    var check = RowCheck(form, at: Place(file: file))
    for (name, text) in record.fields.sorted(by: { $0.key < $1.key }) {
      guard let field = form.field(name) else {
        check.report(
          "field", field: name, "the form \(form.name) has no such field.",
          remedy: "Propose \(form.fields.map(\.name).joined(separator: ", ")) only.")
        continue
      }
      check.value(text, of: field)
    }
    check.checkRequired()
    return check
  }
}

extension Diagnostic {
  /// The finding with the place in the file, in words of its format.
  func standing(at place: String?) -> Diagnostic {
    guard let place else { return self }
    var finding = self
    if let line = place.wholeMatch(of: /line ([0-9]{1,9})/).flatMap({ Int($0.1) }) {
      finding.place.line = line
    } else {
      finding.place.record = place
      finding.message = "\(place): \(message)"
    }
    return finding
  }
}
