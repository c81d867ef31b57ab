import Kernel

/// Why entries of the ledger cannot be taken back, or come again. Each is named as
/// `SOURCE#REFERENCE`.
public enum LedgerFailure: DiagnosticError, Hashable {
  case corrected(String, by: String)
  case closed(String, period: String)
  case correctsNothing(String, String)

  public var diagnostic: Diagnostic {
    switch self {
    case .corrected(let entry, let other):
      Diagnostic(
        .error, rule: "ledger.corrected",
        "The entry \(entry) stays: \(other) corrects it.",
        remedy: "Undo the run that brought \(other) first, or add an entry that corrects both.")
    case .closed(let entry, let period):
      Diagnostic(
        .error, rule: "ledger.closed",
        "The entry \(entry) stays as it is: the period \(period) is closed.",
        remedy: "Correct it by an entry in a period that is open.")
    case .correctsNothing(let entry, let other):
      Diagnostic(
        .error, rule: "ledger.corrects-nothing",
        "The entry \(entry) cannot come again: \(other), which it corrects, was taken back.",
        remedy: "Bring \(other) back first.")
    }
  }
}
