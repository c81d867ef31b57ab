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
    let ratio: Fraction
    /// In words, with source and day.
    let description: String
    /// The rows that it was made of.
    let rows: Rows

    init(_ ratio: Fraction, _ description: String, _ rows: Rows) {
      self.ratio = ratio
      self.description = description
      self.rows = rows
    }
  }

  struct Rows {
    let table: String
    let ids: [Int64]
  }

  enum Answer {
    /// The amount is in the grant's currency already.
    case identity
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
  /// Rates in the order in which they were first needed, each once.
  private(set) var used: [UsedRate] = []
  private var known: [Question: UsedRate.Reference] = [:]
  private var numbers: [String: Int] = [:]
  private let db: Database

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    self.db = db
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

  /// Which of the used rates turns an amount into one in the grant's currency.
  func reference(
    _ currency: CurrencyCode, on day: CalendarDate, in period: ReportingPeriod
  ) throws -> UsedRate.Reference {
    guard currency != grant.currency else { return .none }
    let isAverage = grant.exchangePolicy == .periodAverage
    let question = Question(
      currency: currency, day: isAverage || grant.exchangePolicy == .fixed ? nil : day,
      period: isAverage ? period : nil)
    if let reference = known[question] { return reference }
    let reference: UsedRate.Reference =
      switch try find(currency, day, period) {
      case .identity: .none
      case .missing(let why): .missing(why)
      case .rate(let rate): .number(try number(rate, currency))
      }
    known[question] = reference
    return reference
  }

  /// The same rate of several days is one.
  private func number(_ rate: Rate, _ currency: CurrencyCode) throws -> Int {
    let key = "\(currency) \(rate.ratio.numerator)/\(rate.ratio.denominator) \(rate.description)"
    if let number = numbers[key] { return number }
    let ids = rate.rows.ids.map(String.init).joined(separator: ",")
    let revision = try Int64.fetchOne(
      db, sql: "SELECT max(revision_id) FROM \(rate.rows.table) WHERE id IN (\(ids))")
    used.append(
      UsedRate(
        currency: currency, ratio: rate.ratio, description: rate.description, revision: revision))
    numbers[key] = used.count
    return used.count
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

extension GrantRates.Rate {
  init(_ route: ConversionRoute) {
    self.init(route.factor, route.description, GrantRates.Rows(route.legFrom, route.legTo))
  }
}

extension GrantRates.Rows {
  /// The published rates of some legs.
  init(_ legs: ConversionLeg...) {
    self.init(table: "exchange_rates", ids: legs.compactMap { $0.rate?.id })
  }
}
