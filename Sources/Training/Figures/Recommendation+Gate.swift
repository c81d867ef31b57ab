import Disclosure
import Kernel

/// What people thought as it may leave. How many promoters and detractors there are stays within:
/// with the score, one would tell the other.
public struct DisclosedRecommendation: Hashable, Sendable {
  public let sheets: Known<Int64>
  public let netPromoterScore: Known<Ratio>
  public let meanRating: Known<Ratio>
}

extension Recommendation {
  public func disclosed(through gate: inout Gate) -> DisclosedRecommendation {
    DisclosedRecommendation(
      sheets: gate.figure(.value(sheets), of: sheets, "evaluations", sensitivity),
      netPromoterScore: gate.figure(netPromoterScore, of: sheets, "evaluations", sensitivity),
      meanRating: gate.figure(meanRating, of: ratings, "evaluations", sensitivity))
  }
}
