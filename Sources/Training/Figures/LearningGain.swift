import Disclosure
import GRDB
import Kernel

/// What people knew before and after, of those alone who took both tests.
public struct LearningGain: Hashable, Sendable {
  /// Who took both.
  public let pairs: Int64
  /// Who took the first alone, and the second alone.
  public let onlyBefore: Int64
  public let onlyAfter: Int64
  /// Mean shares of the points that could be reached, over the pairs.
  public let before: Known<Ratio>
  public let after: Known<Ratio>
  /// The mean of what each pair gained.
  public let gain: Known<Ratio>
  public let sensitivity: Sensitivity

  /// - Throws: `ArithmeticFailure` where the scales of the tests have no common one in 128 bits.
  public static func load(_ db: Database, of cohorts: SeenCohorts) throws -> LearningGain {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT b.score, b.out_of, a.score, a.out_of
        FROM enrolments e
          LEFT JOIN training_tests b ON b.enrolment_id = e.id AND b.moment = 'pre'
          LEFT JOIN training_tests a ON a.enrolment_id = e.id AND a.moment = 'post'
        WHERE \(SeenCohorts.hold("e.cohort_id"))
        """, arguments: ["cohorts": cohorts.ids])
    var before = ShareSum()
    var after = ShareSum()
    var (pairs, onlyBefore, onlyAfter): (Int64, Int64, Int64) = (0, 0, 0)
    for row in rows {
      switch (row[0] as Int64?, row[2] as Int64?) {
      case (let first?, let second?):
        pairs += 1
        before.add(first, of: row[1])
        after.add(second, of: row[3])
      case (_?, nil): onlyBefore += 1
      case (nil, _?): onlyAfter += 1
      case (nil, nil): continue
      }
    }
    guard pairs > 0 else {
      return LearningGain(
        pairs: 0, onlyBefore: onlyBefore, onlyAfter: onlyAfter, before: .noData, after: .noData,
        gain: .noData, sensitivity: cohorts.sensitivity)
    }
    let (first, second) = (
      try before.total().divided(by: pairs), try after.total().divided(by: pairs)
    )
    return LearningGain(
      pairs: pairs, onlyBefore: onlyBefore, onlyAfter: onlyAfter, before: .value(first),
      after: .value(second), gain: .value(try second.adding(first.negated)),
      sensitivity: cohorts.sensitivity)
  }

  /// Shares of points, added up by what they are shares of.
  private struct ShareSum {
    private var sums: [Int64: Int128] = [:]

    mutating func add(_ score: Int64, of outOf: Int64) {
      sums[outOf, default: 0] += Int128(score)
    }

    func total() throws -> Ratio {
      try sums.sorted { $0.key < $1.key }.reduce(Ratio(0, of: 1)) { sum, part in
        try sum.adding(Ratio.lowest(part.value, of: Int128(part.key)))
      }
    }
  }
}
