import Kernel

/// Why a report cannot be made.
public enum ReportFailure: DiagnosticError, Equatable {
  case unknownActivity(String)
  /// Several activities have the identifier, and none of them leads.
  case ambiguousActivity(String, ids: [Int64])
  case withheld(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .unknownActivity(let name):
      Diagnostic(
        .error, rule: "report.activity", at: Place(record: name),
        "The store holds no activity “\(name)”.",
        remedy: "See which there are with `baraza activity list`.")
    case .ambiguousActivity(let name, let ids):
      Diagnostic(
        .error, rule: "report.activity-ambiguous", at: Place(record: name),
        "\(ids.count) activities have the identifier “\(name)”.",
        remedy: "Name one by its id: \(ids.map(String.init).joined(separator: ", ")).")
    case .withheld(let name):
      Diagnostic(
        .error, rule: "report.withheld", at: Place(record: name),
        "The activity “\(name)” may not be shown to this audience.",
        remedy: "Make the report for people who are cleared for it.")
    }
  }
}
