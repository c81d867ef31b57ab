import Importing
import Kernel

/// The findings of a run for people: the gravest first, not all of them.
enum FindingList {
  private static let shown = 20

  /// Writes them to standard error.
  static func show(_ findings: [ImportOutcome.Finding], of outcome: ImportOutcome) {
    let sorted = findings.filter { $0.severity > .info }.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
    for (_, finding) in sorted.prefix(shown) { Console.note(finding.diagnostic.description) }
    let more = sorted.count - shown + outcome.unlisted.values.reduce(0, +)
    guard more > 0 else { return }
    let place = outcome.run.map { "`baraza run show \($0)`" } ?? "--json"
    Console.note("\(outcome.feed): \(more) more findings; see \(place).")
  }
}

extension ImportOutcome.Finding {
  var diagnostic: Diagnostic {
    Diagnostic(
      severity, rule: rule, at: Place(file: file, line: line, record: activity, path: path),
      message, remedy: remedy)
  }
}
