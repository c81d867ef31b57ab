import Disclosure
import GRDB
import Kernel

/// Whether people recommend a course: the net promoter score, from −1 to 1, and the mean rating.
public struct Recommendation: Hashable, Sendable {
  /// 9 or 10.
  public let promoters: Int64
  /// 7 or 8.
  public let passives: Int64
  /// 0 to 6.
  public let detractors: Int64
  /// How many gave a rating, 1 to 5, and their sum.
  public let ratings: Int64
  public let ratingSum: Int64
  public let sensitivity: Sensitivity

  public var sheets: Int64 { promoters + passives + detractors }
  public var netPromoterScore: Known<Ratio> { .known(promoters - detractors, of: sheets) }
  public var meanRating: Known<Ratio> { .known(ratingSum, of: ratings) }

  public static func load(_ db: Database, of cohorts: SeenCohorts) throws -> Recommendation {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT count(*) FILTER (WHERE recommends >= 9), count(*) FILTER (WHERE recommends IN (7, 8)),
          count(*) FILTER (WHERE recommends <= 6), count(rating), coalesce(sum(rating), 0)
        FROM evaluations WHERE \(SeenCohorts.hold("cohort_id"))
        """, arguments: ["cohorts": cohorts.ids])
    return Recommendation(
      promoters: row?[0] ?? 0, passives: row?[1] ?? 0, detractors: row?[2] ?? 0,
      ratings: row?[3] ?? 0, ratingSum: row?[4] ?? 0, sensitivity: cohorts.sensitivity)
  }
}
