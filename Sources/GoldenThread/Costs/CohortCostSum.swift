import Kernel
import Reference

/// Adds up what the entries of a cohort give to it.
struct CohortCostSum {
  let rates: CohortCost.Rates
  let converter: Converter?
  private(set) var here = ExactDecimal.zero
  private(set) var elsewhere = ExactDecimal.zero
  private(set) var unlinked = ExactDecimal.zero
  private(set) var rows: [CohortCost.Row] = []
  /// Whether nothing counts.
  private(set) var isEmpty = true
  private var leftOut: [Omitted: (amount: ExactDecimal, entries: Int)] = [:]

  private struct Omitted: Hashable {
    let reason: CohortCost.Row.LeftOut
    let message: String
    let currency: CurrencyCode
  }

  init(rates: CohortCost.Rates, converter: Converter?) {
    self.rates = rates
    self.converter = converter
  }

  var omissions: [CohortCost.Omission] {
    leftOut.map { omitted, sum in
      CohortCost.Omission(
        reason: omitted.reason, message: omitted.message, currency: omitted.currency,
        amount: sum.amount.description, entries: sum.entries)
    }.sorted { ($0.reason.rawValue, $0.message) < ($1.reason.rawValue, $1.message) }
  }

  mutating func add(_ entry: CostedEntry) throws {
    guard !entry.isTakenBack else {
      return try omit(entry, .takenBack, "The entry was taken back.")
    }
    let ratio: Fraction
    let words: String?
    switch try route(entry) {
    case .identity: (ratio, words) = (.one, nil)
    case .route(let route): (ratio, words) = (route.factor, route.description)
    case .missing(let why): return try omit(entry, .noRate, why)
    }
    let parts = entry.split(try units(of: entry, ratio)).map {
      ExactDecimal(millionths: Int128($0) * rates.unit)
    }
    for (place, part) in parts.enumerated() {
      if place == entry.own {
        here = try here.adding(part)
      } else if place == parts.count - 1 {
        unlinked = try unlinked.adding(part)
      } else {
        elsewhere = try elsewhere.adding(part)
      }
    }
    isEmpty = false
    rows.append(CohortCost.Row(entry, rate: words, adds: parts[entry.own].description))
  }

  private enum Route {
    case identity
    case route(ConversionRoute)
    case missing(String)
  }

  private func route(_ entry: CostedEntry) throws -> Route {
    guard let currency = rates.currency else {
      return .missing("The store does not say in which currency it reports.")
    }
    guard currency != entry.currency else { return .identity }
    guard let converter else { return .missing("The store does not say whose rates count.") }
    switch try converter.convert(
      millionths: 0, from: entry.currency, to: currency, on: entry.value)
    {
    case .converted(_, let route): return .route(route)
    case .missing(let missing): return .missing(missing.diagnostic.message)
    }
  }

  /// The entry in the smallest units of the currency.
  private func units(of entry: CostedEntry, _ ratio: Fraction) throws -> Int64 {
    let (denominator, overflow) = ratio.denominator.multipliedReportingOverflow(by: rates.unit)
    guard !overflow,
      let units = Rounding.halfEven(
        entry.amount.millionths, times: ratio.numerator, over: denominator)
    else { throw ArithmeticFailure.overflow("\(entry.amount) \(entry.currency)") }
    return units
  }

  private mutating func omit(
    _ entry: CostedEntry, _ reason: CohortCost.Row.LeftOut, _ message: String
  ) throws {
    let part = ExactDecimal(millionths: Int128(entry.split(entry.amount.millionths)[entry.own]))
    let omitted = Omitted(reason: reason, message: message, currency: entry.currency)
    let sum = leftOut[omitted] ?? (.zero, 0)
    leftOut[omitted] = (try sum.amount.adding(part), sum.entries + 1)
    rows.append(CohortCost.Row(entry, leftOut: reason, message: message))
  }
}

extension CohortCost.Row {
  init(
    _ entry: CostedEntry, rate: String? = nil, adds: String? = nil, leftOut: LeftOut? = nil,
    message: String? = nil
  ) {
    self.init(
      entry: entry.id, reference: entry.reference, postedOn: entry.posted,
      valueOn: entry.value, amount: entry.amount.description, currency: entry.currency,
      account: entry.account, weight: Weight.text(entry.weights[entry.own]),
      follows: entry.follows, rate: rate, adds: adds, leftOut: leftOut, message: message)
  }
}
