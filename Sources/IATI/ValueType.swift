/// How the lexical form of a value is read, and what the store holds of it.
///
/// White space around a value is never part of it.
public enum ValueType: Sendable, Equatable {
  /// Text as it stands.
  case text
  /// A code of the named IATI code list, upgraded from its 1.0x form where it
  /// has one.
  case code(String)
  /// A day, `YYYY-MM-DD`.
  case date
  /// An amount of money or a percentage: millionths, as an integer.
  case decimal
  /// A whole number.
  case integer
  /// `1`/`true` and `0`/`false`, as 1 and 0.
  case boolean
  /// Three capital letters of ISO 4217.
  case currency
  /// A language code, in lower case.
  case language

  /// Whether the store holds an integer, else text.
  public var isInteger: Bool {
    switch self {
    case .decimal, .integer, .boolean: true
    case .text, .code, .date, .currency, .language: false
    }
  }
}
