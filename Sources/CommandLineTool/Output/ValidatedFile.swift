import IATI
import Kernel
import Platform

/// The JSON of `baraza iati validate`.
struct ValidatedFile: Encodable {
  struct Finding: Encodable {
    let severity: Severity
    let rule: String
    let line: Nullable<Int>
    let column: Nullable<Int>
    let activity: Nullable<String>
    let path: Nullable<String>
    let message: String
    let remedy: Nullable<String>

    init(_ finding: Diagnostic) {
      severity = finding.severity
      rule = finding.rule
      line = Nullable(finding.place.line)
      column = Nullable(finding.place.column)
      activity = Nullable(finding.place.record)
      path = Nullable(finding.place.path)
      message = finding.message
      remedy = Nullable(finding.remedy)
    }
  }

  /// Null for a document that came without one.
  let file: Nullable<String>
  let version: Nullable<String>
  let valid: Bool
  let diagnostics: [Finding]
  let unlisted: [String: Int]

  init(_ file: String?, _ validation: Validation) {
    self.file = Nullable(file)
    version = Nullable(validation.version)
    valid = validation.isValid
    diagnostics = validation.diagnostics.map(Finding.init)
    unlisted = validation.unlisted
  }

  /// What could not be read.
  init(_ file: String?, _ failure: Diagnostic) {
    self.file = Nullable(file)
    version = Nullable(nil)
    valid = false
    diagnostics = [Finding(failure)]
    unlisted = [:]
  }
}
