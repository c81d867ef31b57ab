import Disclosure
import Kernel

extension TrainingAttribute {
  /// How tables that leave name a value: its word, `not-stated` or `no-data`.
  public static func label(_ value: Known<String>) -> String {
    switch value {
    case .value(let word): word
    case .notStated: "not-stated"
    default: "no-data"
    }
  }
}

extension PeopleTable {
  /// The table as the gate takes it. Throws a `CountTableFailure` for more people than it counts.
  public func counted() throws -> CountTable {
    try CountTable(
      rows: Axis(rowName, rows.map(TrainingAttribute.label)),
      columns: Axis(columnName, columns.map(TrainingAttribute.label)),
      counts: counts.map { $0.map { .value(Int(clamping: $0)) } })
  }
}

extension CountTable {
  /// A plain list of people by the words of one axis.
  static func list(_ name: String, _ counts: [(label: String, count: Int64)]) throws -> CountTable {
    try CountTable(
      list: Axis(name, counts.map(\.label)), counts: counts.map { .value(Int(clamping: $0.count)) })
  }
}

extension Gate {
  /// A figure made from a number of people, withheld where they are few; it is listed then.
  mutating func figure<Value>(
    _ value: Known<Value>, of people: Int64, _ what: String, _ sensitivity: Sensitivity
  ) -> Known<Value> {
    guard (1..<Int64(threshold(sensitivity).rawValue)).contains(people) else { return value }
    withhold(what, .smallCell)
    return .withheld
  }
}
