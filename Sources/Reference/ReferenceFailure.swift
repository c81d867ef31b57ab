import Kernel

/// What can go wrong with reference data in a store.
public enum ReferenceFailure: DiagnosticError, Equatable {
  case damagedRate(id: Int64)
  case unknownCurrency(String)
  case identifierBlank
  case identifierTaken(String)
  case period(from: CalendarDate, to: CalendarDate)

  public var diagnostic: Diagnostic {
    switch self {
    case .damagedRate(let id):
      Diagnostic(
        .error, rule: "rates.damaged",
        "The exchange rate in row \(id) of exchange_rates is not one that Baraza writes.",
        remedy: "Run `baraza store check`, and restore a backup if it finds damage.")
    case .unknownCurrency(let code):
      Diagnostic(
        .error, rule: "reference.currency", "“\(code)” is no currency of ISO 4217.",
        remedy: "Use three capital letters, for example EUR.")
    case .identifierBlank:
      Diagnostic(
        .error, rule: "reference.identifier",
        "An identity needs an organisation identifier and a name.",
        remedy: "Give both, the identifier as in IATI files, for example XM-EXAMPLE-1.")
    case .identifierTaken(let identifier):
      Diagnostic(
        .error, rule: "reference.identifier",
        "The organisation has the identifier “\(identifier)” already.",
        remedy: "Change the existing entry.")
    case .period(let from, let to):
      Diagnostic(
        .error, rule: "reference.period", "The period begins on \(from) and ends on \(to).",
        remedy: "Let it end on or after the day on which it begins.")
    }
  }
}
