import GRDB
import Kernel
import Reference

/// Rates into one grant's currency under its exchange policy.
///
/// What a currency, day and period came to is remembered. Use it no longer than the transaction
/// that its database belongs to.
final class GrantRates {
  /// How an amount becomes one in the grant's currency.
  struct Rate {
    let ratio: ExactRatio
    /// In words, with source and day; nil where nothing is converted.
    let description: String?

    /// The amount in millionths, rounded half to even at the sixth decimal.
    func apply(to millionths: Int64) throws(ArithmeticFailure) -> Int64 {
      guard
        let amount = Rounding.halfEven(
          millionths, times: ratio.numerator, over: ratio.denominator)
      else {
        throw .overflow("\(FixedDecimal(millionths: millionths)) in the grant's currency")
      }
      return amount
    }
  }

  enum Answer {
    case rate(Rate)
    /// Why there is none.
    case missing(String)
  }

  private struct Question: Hashable {
    let currency: CurrencyCode
    /// Nil where the day makes no difference.
    let day: CalendarDate?
    let period: ReportingPeriod?
  }

  private let grant: Grant
  private let find: (CurrencyCode, CalendarDate, ReportingPeriod) throws -> Answer
  private var known: [Question: Answer] = [:]

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    switch grant.exchangePolicy {
    case .spot:
      find = try SpotRates(grant, in: db).answer
    case .month:
      find = try MonthRates(grant, in: db).answer
    case .periodAverage:
      find = try AverageRates(grant, in: db).answer
    case .instalment:
      find = try InstalmentRates(grant, in: db).answer
    case .fixed:
      find = try AgreedRates(grant, in: db).answer
    }
  }

  func answer(
    _ currency: CurrencyCode, on day: CalendarDate, in period: ReportingPeriod
  ) throws -> Answer {
    guard currency != grant.currency else { return .rate(Rate(ratio: .one, description: nil)) }
    let isAverage = grant.exchangePolicy == .periodAverage
    let question = Question(
      currency: currency, day: isAverage || grant.exchangePolicy == .fixed ? nil : day,
      period: isAverage ? period : nil)
    if let answer = known[question] { return answer }
    let answer = try find(currency, day, period)
    known[question] = answer
    return answer
  }
}

extension Grant {
  /// Whose rates are used. Throws ``GrantFailure/noRateSource(_:)``.
  func source(in db: Database) throws -> String {
    let source = try rateSource ?? ReportingSettings.load(db).rateSource
    guard let source else { throw GrantFailure.noRateSource(code) }
    return source
  }
}
