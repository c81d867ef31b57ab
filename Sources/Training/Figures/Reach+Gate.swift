import Disclosure
import Kernel

/// Reach as it may leave: by programme, each attribute by sex, and as ranges across programmes.
public struct DisclosedReach: Sendable {
  public struct Programme: Sendable {
    public let code: String
    public let people: Known<Int>
    /// By attribute; by sex it is a plain list.
    public let tables: [TrainingAttribute: DisclosedTable]

    /// What leaves beside a later stage, which tells who did not come that far: where few did not
    /// by a table, that goes; where by sex, all go but the sum; where in all, the sum too.
    func beside(_ later: Programme, _ threshold: Threshold, _ gate: inout Gate) -> Programme {
      func tellsFew(_ attribute: TrainingAttribute) -> Bool {
        guard let own = tables[attribute], let other = later.tables[attribute] else { return false }
        return own.tellsFew(beside: other, threshold)
      }
      let isBySexClosed = tellsFew(.sex)
      let bySex = tables[.sex].map { table in
        guard isBySexClosed else { return table }
        let sum = table.withoutRows
        let isClosed = later.tables[.sex].map { sum.tellsFew(beside: $0, threshold) } ?? false
        return isClosed ? table.withoutNumbers : sum
      }
      var shown = tables
      for (attribute, table) in tables where isBySexClosed || tellsFew(attribute) {
        shown[attribute] = table.withoutNumbers
      }
      shown[.sex] = bySex
      let kept = shown.values.reduce(0) { $0 + $1.withheldCount }
      gate.withhold(
        "participants", .smallCell,
        count: kept - tables.values.reduce(0) { $0 + $1.withheldCount })
      return Programme(code: code, people: shown[.sex]?.total ?? people, tables: shown)
    }
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

  /// The same beside the stages after it.
  func beside(
    _ later: [DisclosedReach], _ threshold: Threshold, _ gate: inout Gate
  ) -> DisclosedReach {
    DisclosedReach(
      stage: stage, year: year,
      programmes: programmes.map { programme in
        later.reduce(programme) { shown, later in
          guard let other = later.programmes.first(where: { $0.code == shown.code }) else {
            return shown
          }
          return shown.beside(other, threshold, &gate)
        }
      })
  }

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
