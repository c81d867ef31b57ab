import GRDB
import Kernel
import Reference

/// The rate of the value date: that of the day, else of its month, else the last of seven days.
struct SpotRates {
  private let grant: Grant
  private let converter: Converter

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    converter = Converter(try RateTable.stored(source: grant.source(in: db), in: db))
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    switch try converter.convert(millionths: 0, from: currency, to: grant.currency, on: day) {
    case .converted(_, let route): .rate(GrantRates.Rate(route))
    case .missing(let missing): .missing(missing.diagnostic.message)
    }
  }
}

/// The monthly rate of the month of the value date; one of another month never serves.
struct MonthRates {
  private let grant: Grant
  private let source: String
  private let converter: Converter

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    source = try grant.source(in: db)
    converter = Converter(
      RateTable(source: source, rates: try ExchangeRate.monthly(source: source, in: db)))
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    guard let route = try route(currency, on: day) else {
      return .missing(words(currency, "\(day)".prefix(7)))
    }
    return .rate(GrantRates.Rate(route))
  }

  /// The route of the month of a day; nil where one of its rates is missing.
  func route(_ currency: CurrencyCode, on day: CalendarDate) throws -> ConversionRoute? {
    let route = try converter.route(from: currency, to: grant.currency, on: day)
    return route.flatMap { $0.isStale ? nil : $0 }
  }

  func words(_ currency: CurrencyCode, _ month: some StringProtocol) -> String {
    "\(source) has no monthly rate from \(currency) to \(grant.currency) for \(month)."
  }
}

/// The simple average of the monthly rates of the months that the reporting period has within
/// the eligible one; after its end, the rate of its last month.
///
/// Averaged is what a unit of the source's base costs in either currency, as it is published;
/// the grant's currency is multiplied by, the cost's is divided by.
struct AverageRates {
  private let grant: Grant
  private let source: String
  private let months: MonthRates

  init(_ grant: Grant, in db: Database) throws {
    self.grant = grant
    source = try grant.source(in: db)
    months = try MonthRates(grant, in: db)
  }

  func answer(
    _ currency: CurrencyCode, _ day: CalendarDate, _ period: ReportingPeriod
  ) throws -> GrantRates.Answer {
    let last = min(period.ends, grant.eligibleTo)
    let first = min(max(period.begins, grant.eligibleFrom), last)
    var sums: (from: ExactRatio, to: ExactRatio)?
    var bases: Set<CurrencyCode> = []
    var count = 0
    var month = CalendarDate(year: first.year, month: first.month, day: 1)
    while let start = month, start <= last {
      guard let route = try months.route(currency, on: start) else {
        return .missing(months.words(currency, "\(start)".prefix(7)))
      }
      let legs = (from: try route.legFrom.perBase(), to: try route.legTo.perBase())
      sums =
        try sums.map { (from: try $0.from.adding(legs.from), to: try $0.to.adding(legs.to)) }
        ?? legs
      bases.formUnion([route.legFrom, route.legTo].compactMap(\.rate?.base))
      count += 1
      month = start.adding(months: 1)
    }
    guard let sums, bases.count <= 1 else {
      return .missing("The monthly rates of \(source) have no one base to be averaged in.")
    }
    let span = "\("\(first)".prefix(7)) to \("\(last)".prefix(7))"
    return .rate(
      GrantRates.Rate(
        ratio: try sums.to.times(sums.from.inverted),
        description: "average of the \(count) monthly rates of \(source), \(span)"))
  }
}

extension GrantRates.Rate {
  fileprivate init(_ route: ConversionRoute) {
    self.init(
      ratio: ExactRatio(route.factor.numerator, over: route.factor.denominator),
      description: route.description)
  }
}

extension ConversionLeg {
  /// Units of the currency for one of the base.
  fileprivate func perBase() throws -> ExactRatio {
    var ratio = rate.map { ExactRatio($0.value) } ?? .one
    for step in steps {
      let fixed = ExactRatio(step.ratio.value)
      ratio = try ratio.times(step.usesOld ? fixed.inverted : fixed)
    }
    return ratio
  }
}

extension ExactRatio {
  init(_ value: RateValue) {
    self.init(
      Int128(value.mantissa), over: (0..<value.scale).reduce(1) { power, _ in power * 10 })
  }
}

extension ExchangeRate {
  /// The rates of a source that hold for a month.
  fileprivate static func monthly(source: String, in db: Database) throws -> [ExchangeRate] {
    try Int64.fetchAll(
      db, sql: "SELECT id FROM exchange_rates WHERE source = ? AND valid = 'month' ORDER BY id",
      arguments: [source]
    ).compactMap { try ExchangeRate.find($0, in: db) }
  }
}
