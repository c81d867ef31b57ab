import DonorReporting
import Kernel
import Platform

/// What a check came to, as `baraza report check` writes it.
struct WrittenCheck: Encodable {
  struct Finding: Encodable {
    let severity: Severity
    let rule: String
    let message: String
    let remedy: Nullable<String>
    /// For people.
    let text: String

    private enum CodingKeys: String, CodingKey {
      case severity, rule, message, remedy
    }

    init(_ finding: Diagnostic) {
      severity = finding.severity
      rule = finding.rule
      message = finding.message
      remedy = Nullable(finding.remedy)
      text = finding.description
    }
  }

  let report: String
  /// Whether no fault was found.
  let passed: Bool
  /// Null where nothing was written.
  let version: Nullable<Int>
  let sha256: Nullable<String>
  let diagnostics: [Finding]

  init(_ report: String, _ outcome: ReportSteps.Outcome) {
    self.report = report
    passed = !outcome.hasFaults
    version = Nullable(outcome.version?.number)
    sha256 = Nullable(outcome.version?.sha256)
    // The gravest first.
    diagnostics = outcome.diagnostics.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map { Finding($0.element) }
  }

  var table: Table {
    Table(record: [
      ("report", report), ("passed", passed ? "yes" : "no"),
      ("version", version.value.map(String.init)), ("sha256", sha256.value),
      ("faults", "\(diagnostics.filter { $0.severity >= .error }.count)"),
      ("warnings", "\(diagnostics.filter { $0.severity == .warning }.count)"),
    ])
  }
}
