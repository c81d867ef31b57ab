import Disclosure
import Kernel

/// Reach as it may leave: by programme, each attribute by sex, and as ranges across programmes.
public struct DisclosedReach: Sendable {
  public struct Programme: Sendable {
    public let code: String
    public let people: Known<Int>
    /// By attribute; by sex it is a plain list.
    public let tables: [TrainingAttribute: DisclosedTable]
  }

  /// Withheld where the number of any programme is, which it would tell.
  public struct Range: Hashable, Sendable {
    public let label: String
    public let atLeast: Known<Int>
    public let atMost: Known<Int>

    init(_ label: String, _ counts: [Known<Int>]) {
      let values = counts.compactMap(\.value)
      let isWithheld = values.count < counts.count
      self.label = label
      atLeast = isWithheld ? .withheld : .value(values.max() ?? 0)
      atMost = isWithheld ? .withheld : .value(values.reduce(0, +))
    }
  }

  public let stage: Reach.Stage
  public let year: TrainingYear
  public let programmes: [Programme]

  /// Everybody, across programmes.
  public var people: Range { Range("", programmes.map(\.people)) }

  /// By an attribute, across programmes.
  public func across(by attribute: TrainingAttribute) -> [Range] {
    let tables = programmes.compactMap { $0.tables[attribute] }
    var labels: [String] = []
    for label in tables.flatMap(\.rows.labels) where !labels.contains(label) {
      labels.append(label)
    }
    return labels.map { label in Range(label, tables.compactMap { $0[.row(label)] }) }
  }
}

extension Reach {
  /// The tables of each programme leave together. Throws a `CountTableFailure`.
  public func disclosed(through gate: inout Gate) throws -> DisclosedReach {
    DisclosedReach(
      stage: stage, year: year,
      programmes: try programmes.map { programme in
        let tables = try gate.tables(
          Reach.attributes.map { try programme.counted(by: $0) }, of: "participants",
          programme.sensitivity)
        return DisclosedReach.Programme(
          code: programme.code, people: tables.first?.total ?? .noData,
          tables: Dictionary(uniqueKeysWithValues: zip(Reach.attributes, tables)))
      })
  }
}

extension Reach.Programme {
  func counted(by attribute: TrainingAttribute) throws -> CountTable {
    let table = table(by: attribute)
    guard attribute == .sex else { return try table.counted() }
    return try .list(
      attribute.rawValue,
      zip(table.rows, table.rowTotals).map { (TrainingAttribute.label($0), $1) })
  }
}
