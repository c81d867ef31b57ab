import Kernel

/// People counted by the labels of two axes, or of one, before the gate has seen it.
///
/// Totals are not given but added up. A cell without a value adds nothing to them.
public struct CountTable: Hashable, Sendable {
  public let rows: Axis
  public let columns: Axis
  /// By row, then by column, in the order of the axes' labels.
  public let counts: [[Known<Int>]]

  /// Throws a `CountTableFailure` where counts and labels do not fit each other.
  public init(rows: Axis, columns: Axis, counts: [[Known<Int>]]) throws {
    self.rows = rows
    self.columns = columns
    self.counts = counts
    try check()
  }

  /// A plain list of counts by one axis, with their total.
  public init(list axis: Axis, counts: [Known<Int>]) throws {
    try self.init(rows: axis, columns: .everybody, counts: counts.map { [$0] })
  }

  /// Whether it has one axis only.
  public var isList: Bool { columns == .everybody }

  /// The largest count that a cell may hold; sums of so many stay far within `Int`.
  static let largest = 1_000_000_000

  private func check() throws {
    for axis in [rows, columns] where Set(axis.labels).count != axis.labels.count {
      throw CountTableFailure.repeatedLabel(axis: axis.name)
    }
    guard rows.name != columns.name, !rows.name.isEmpty, isList || !columns.name.isEmpty else {
      throw CountTableFailure.axisName(rows.name)
    }
    guard counts.count == rows.labels.count,
      counts.allSatisfy({ $0.count == columns.labels.count })
    else { throw CountTableFailure.shape(rows: rows.name, columns: columns.name) }
    for count in counts.joined() {
      switch count {
      case .value(let value) where !(0...CountTable.largest).contains(value):
        throw CountTableFailure.count(value)
      case .withheld: throw CountTableFailure.alreadyWithheld(rows: rows.name)
      default: continue
      }
    }
  }
}
