import Disclosure
import GRDB
import Kernel

/// How many of those who accepted a place came, and how many attended as much as their cohort
/// asks. Places count, not people: who was in two cohorts counts in each.
public struct Completion: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public let sex: Known<String>
    public let accepted: Int64
    /// Present in at least one half-day.
    public let attended: Int64
    public let completed: Int64
  }

  /// By sex.
  public let lines: [Line]
  public let sensitivity: Sensitivity

  public var accepted: Int64 { lines.reduce(0) { $0 + $1.accepted } }
  public var attended: Int64 { lines.reduce(0) { $0 + $1.attended } }
  public var completed: Int64 { lines.reduce(0) { $0 + $1.completed } }
  /// The share of accepted places that were completed.
  public var share: Known<Ratio> { .known(completed, of: accepted) }

  public static func load(_ db: Database, of cohorts: SeenCohorts) throws -> Completion {
    let bySex = Dictionary(grouping: try PlaceHours.load(db, in: cohorts.ids), by: \.sex)
    let lines = TrainingAttribute.sex.sorted(Set(bySex.keys)).map { sex in
      let places = bySex[sex] ?? []
      return Line(
        sex: sex, accepted: Int64(places.count),
        attended: Int64(places.count { $0.attended > 0 }),
        completed: Int64(places.count { $0.isComplete }))
    }
    return Completion(lines: lines, sensitivity: cohorts.sensitivity)
  }
}
