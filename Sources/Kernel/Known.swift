/// A value, or which of four reasons there is for having none.
///
/// Zero is a value. "No data", "not stated", "not applicable" and "withheld"
/// are told apart everywhere, in pages, reports and JSON alike.
public enum Known<Value> {
  case value(Value)
  /// Nobody has reported anything.
  case noData
  /// It was asked and left open.
  case notStated
  /// The question does not arise here.
  case notApplicable
  /// There is a value and the disclosure gate keeps it back.
  case withheld

  /// The value, or nil for any of the reasons.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The catalogue key of the words shown in place of a value.
  public var reason: String? {
    switch self {
    case .value: nil
    case .noData: "no data"
    case .notStated: "not stated"
    case .notApplicable: "not applicable"
    case .withheld: "withheld"
    }
  }

  /// Another value in place of the value; a reason stays what it is.
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Known<Other> {
    switch self {
    case .value(let value): .value(try transform(value))
    case .noData: .noData
    case .notStated: .notStated
    case .notApplicable: .notApplicable
    case .withheld: .withheld
    }
  }
}

extension Known: Equatable where Value: Equatable {}
extension Known: Hashable where Value: Hashable {}
extension Known: Sendable where Value: Sendable {}
