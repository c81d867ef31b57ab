import Kernel
import Reference

/// What an entry costs in the grant's currency, part by part.
///
/// It is converted whole on its value date, rounded half to even to the currency's smallest unit,
/// and split by its shares, the largest remainders first: the parts add up to it, and every sum of
/// parts is exact to the cent.
struct EntryCost {
  struct Part {
    /// The grant's code; nil for the own funds.
    let bearer: String?
    /// The line of the budget; nil where the cost stands under none.
    let line: String?
    /// What names a line that no cost can stand under.
    let unknownLine: String?
    let amount: ExactDecimal
  }

  /// Which of the books' periods it is posted in.
  let period: Int
  /// None where it is left out.
  let parts: [Part]
  let exclusion: Exclusion?

  /// Why an entry is in no sum.
  enum Exclusion: Hashable {
    case outsideEligibility
    case accrual
    /// The agreement pays indirect costs by a rate.
    case flatRate
    case noRate(String)

    var words: String {
      switch self {
      case .outsideEligibility: "The value date is outside the eligible period."
      case .accrual: "It is an accrual, which the report leaves out."
      case .flatRate: "Indirect costs are a rate of the direct ones."
      case .noRate(let why): why
      }
    }
  }

  /// What the parts cost together.
  func whole() throws -> ExactDecimal {
    try parts.reduce(.zero) { try $0.adding($1.amount) }
  }

  /// What one grant bears of it.
  func borne(by grant: String) throws -> ExactDecimal {
    try parts.reduce(.zero) { $1.bearer == grant ? try $0.adding($1.amount) : $0 }
  }
}

extension GrantBooks {
  /// Nil where the entry is posted in none of the periods.
  func cost(of entry: LedgerEntry, _ rates: [UsedRate]) throws -> EntryCost? {
    guard let period = periods.firstIndex(where: { $0.contains(entry.posted) }) else { return nil }
    if let exclusion = leftOut(entry) ?? entry.gap.map({ .noRate($0) }) {
      return EntryCost(period: period, parts: [], exclusion: exclusion)
    }
    let ratio = try entry.rate.map { number in
      guard rates.indices.contains(number - 1) else {
        throw ReportFault.damaged("the rate \(number) of entry \(entry.reference)")
      }
      return rates[number - 1].ratio
    }
    let amounts = Rounding.split(
      try units(of: entry, ratio ?? .one), by: entry.shares.map(\.weight))
    let parts = zip(zip(entry.shares, lines(of: entry)), amounts).map { place, amount in
      let (share, line) = place
      let known = line.flatMap { costLines.contains($0) ? $0 : nil }
      return EntryCost.Part(
        bearer: share.bearer, line: known, unknownLine: known == nil ? line : nil,
        amount: ExactDecimal(millionths: Int128(amount) * unit))
    }
    return EntryCost(period: period, parts: parts, exclusion: nil)
  }

  /// The line that each share of an entry names or its account has.
  private func lines(of entry: LedgerEntry) -> [String?] {
    // What others bear of an entry stands beside what the grant bears of it.
    let named = entry.shares.first { $0.bearer == grant.code && $0.line != nil }?.line
    return entry.shares.map { share in
      (share.bearer == grant.code ? share.line : named) ?? mappings[entry.account]
    }
  }

  /// Why an entry is in no sum, whatever its rate.
  func leftOut(_ entry: LedgerEntry) -> EntryCost.Exclusion? {
    if entry.value < grant.eligibleFrom || entry.value > grant.eligibleTo {
      return .outsideEligibility
    }
    if entry.isAccrual == true, !takesAccruals { return .accrual }
    guard grant.indirectRate != nil else { return nil }
    let isIndirect = lines(of: entry).allSatisfy { $0.map(indirectLines.contains) ?? false }
    return isIndirect ? .flatRate : nil
  }

  /// An entry in the smallest units of the grant's currency.
  private func units(of entry: LedgerEntry, _ ratio: Fraction) throws -> Int64 {
    let millionths = entry.amount.millionths
    let (denominator, overflow) = ratio.denominator.multipliedReportingOverflow(by: unit)
    guard !overflow,
      let units = Rounding.halfEven(millionths, times: ratio.numerator, over: denominator),
      !units.multipliedReportingOverflow(by: Int64(unit)).overflow
    else { throw ArithmeticFailure.overflow("\(entry.amount) \(entry.currency)") }
    return units
  }
}
