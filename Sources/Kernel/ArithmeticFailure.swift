/// A calculation that cannot be given exactly and is therefore not given.
public enum ArithmeticFailure: DiagnosticError, Equatable {
  /// An amount beyond its bits; the text names it, for example "a sum in EUR".
  case overflow(String)
  case differentCurrencies(CurrencyCode, CurrencyCode)

  public var diagnostic: Diagnostic {
    switch self {
    case .overflow(let what):
      Diagnostic(
        .error, rule: "money.overflow", "The amount of \(what) is too large to be held exactly.",
        remedy: "Check the amounts for a wrong unit or a missing decimal point.")
    case .differentCurrencies(let first, let second):
      Diagnostic(
        .error, rule: "money.currencies", "Amounts in \(first) and \(second) cannot be added.",
        remedy: "Convert both to one currency first.")
    }
  }
}
