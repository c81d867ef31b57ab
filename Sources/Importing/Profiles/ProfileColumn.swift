import IATI

/// A column that a profile can fill.
struct ProfileColumn: Sendable {
  /// Its name in profiles.
  let name: String
  let isRequired: Bool
  /// The kind of row and the column of the store that hold it; for a rate, nil and its name.
  let kind: RecordKind?
  let target: String
  let type: ValueType

  var isNumber: Bool { type == .decimal }
  var isDate: Bool { type == .date }
}

/// A kind of row that a profile can make.
struct ProfileKind: Sendable {
  /// Its name in profiles.
  let name: String
  /// Nil for a rate.
  let kind: RecordKind?
  let columns: [ProfileColumn]

  func column(_ name: String) -> ProfileColumn? { columns.first { $0.name == name } }
}
