import Kernel

/// Why figures of a grant cannot be given.
public enum GrantFailure: DiagnosticError, Hashable {
  case noGrant(String)
  /// A row, `grant EU-1`, is not one that Baraza writes.
  case damaged(String)
  case noBudget(String)
  case noLine(String, grant: String)
  /// The policy needs a source of rates, and neither the grant nor the store names one.
  case noRateSource(String)
  /// It is not for this audience.
  case withheld(String)

  public var diagnostic: Diagnostic {
    switch self {
    case .noGrant(let code):
      Diagnostic(
        .error, rule: "grant.none", "There is no grant “\(code)”.",
        remedy: "See them with `baraza grant list`.")
    case .damaged(let row):
      Diagnostic(
        .error, rule: "grant.damaged", "The row \(row) is not one that Baraza writes.",
        remedy: "Run `baraza store check`, and restore a backup if it finds damage.")
    case .noLine(let line, let code):
      Diagnostic(
        .error, rule: "grant.line", "The approved budget of “\(code)” has no line “\(line)”.",
        remedy: "See its lines with `baraza grant budget \(code)`.")
    case .noBudget(let code):
      Diagnostic(
        .error, rule: "grant.budget", "No budget of the grant “\(code)” is approved.",
        remedy: "Enter its lines (form budget-lines) and approve the version (form grant-budgets).")
    case .noRateSource(let code):
      Diagnostic(
        .error, rule: "grant.rate-source",
        "Neither the grant “\(code)” nor the store names a source of exchange rates.",
        remedy: "Fill in rate_source of the grant, or run `baraza settings set`.")
    case .withheld(let code):
      Diagnostic(
        .error, rule: "grant.withheld", "The grant “\(code)” may not be shown to this audience.",
        remedy: "Ask for it as somebody who is cleared for it (--audience).")
    }
  }
}
