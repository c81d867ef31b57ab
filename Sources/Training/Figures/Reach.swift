import Disclosure
import Kernel

/// How many people training reached in a year: each once per programme.
///
/// Pseudonyms of two programmes are not joined, so across programmes there is a range alone: at
/// least as many people as the largest programme has, at most as many as all of them together.
public struct Reach: Sendable {
  /// How far people came.
  public enum Stage: String, Codable, Sendable, CaseIterable {
    /// Nominated in the year.
    case nominations
    /// Offered a place in the year, whether or not they took it.
    case places
    /// Present in at least one half-day of the year.
    case attendance

    /// Those after it: what is told of them is told first.
    var later: [Stage] {
      switch self {
      case .nominations: [.places, .attendance]
      case .places: [.attendance]
      case .attendance: []
      }
    }
  }

  /// The people of a programme.
  public struct Programme: Sendable {
    public let code: String
    let cells: [Cell]
    let sensitivity: Sensitivity

    public var people: Int64 { cells.reduce(0) { $0 + $1.count } }

    /// By an attribute and sex; attributes of a place are those of the last one in the year.
    public func table(by attribute: TrainingAttribute) -> PeopleTable {
      PeopleTable(
        rows: attribute, columns: .sex,
        cells.map {
          PeopleTable.Cell(
            row: $0.values[attribute] ?? .noData, column: $0.values[.sex] ?? .noData,
            count: $0.count)
        }, sensitivity)
    }
  }

  /// People alike in all attributes.
  struct Cell: Sendable {
    let values: [TrainingAttribute: Known<String>]
    let count: Int64
  }

  /// How many people there are at least and at most.
  public struct Range: Hashable, Sendable {
    public let value: Known<String>
    public let atLeast: Int64
    public let atMost: Int64
  }

  public let stage: Stage
  public let year: TrainingYear
  /// By code.
  public let programmes: [Programme]
  public let withheld: [Withheld]

  /// The attributes by which reach is told apart.
  public static let attributes: [TrainingAttribute] = [
    .sex, .ageGroup, .country, .level, .institutionType,
  ]

  /// Everybody, across programmes.
  public var people: Range {
    let counts = programmes.map(\.people)
    return Range(value: .notApplicable, atLeast: counts.max() ?? 0, atMost: counts.reduce(0, +))
  }

  /// By an attribute, across programmes.
  public func across(by attribute: TrainingAttribute) -> [Range] {
    var counts: [Known<String>: [Int64]] = [:]
    for programme in programmes {
      let table = programme.table(by: attribute)
      for (row, total) in zip(table.rows, table.rowTotals) {
        counts[row, default: []].append(total)
      }
    }
    return attribute.sorted(Set(counts.keys)).map { value in
      let counts = counts[value] ?? []
      return Range(value: value, atLeast: counts.max() ?? 0, atMost: counts.reduce(0, +))
    }
  }
}
