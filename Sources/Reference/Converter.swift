import Kernel

/// Converts amounts by the rates of one source, each on its own date.
///
/// - The rate of the day serves, else that of the month, else the source's
///   last, at most seven days old.
/// - Two currencies meet in a base of the source; both legs are kept.
/// - From its day on a fixed ratio comes before any rate of the old currency.
///   For a redenomination a rate of either code serves both on other days too.
/// - An amount in a currency that came only later is a gap, not a guess.
///
/// What a currency and date came to is remembered, so that many amounts cost
/// one look-up each. Not thread-safe: each thread that converts has its own.
public final class Converter {
  private let table: RateTable
  private var known: [UInt64: Answer] = [:]

  private enum Answer {
    case route(ConversionRoute)
    case missing(MissingRate)
  }

  public init(_ table: RateTable) {
    self.table = table
  }

  /// The source of the rates.
  public var source: String { table.source }

  /// Converts an amount in millionths on a date, usually its value date.
  ///
  /// Throws ``ArithmeticFailure`` where the result is out of range, and what
  /// reading the rates throws.
  public func convert(
    millionths: Int64, from: CurrencyCode, to: CurrencyCode, on date: CalendarDate
  ) throws -> Conversion {
    switch try answer(from: from, to: to, on: date) {
    case .route(let route):
      .converted(millionths: try route.apply(to: millionths), route: route)
    case .missing(let missing):
      .missing(missing)
    }
  }

  /// How amounts of a currency are converted on a date; nil where they are not.
  public func route(
    from: CurrencyCode, to: CurrencyCode, on date: CalendarDate
  ) throws -> ConversionRoute? {
    guard case .route(let route) = try answer(from: from, to: to, on: date) else { return nil }
    return route
  }

  private func answer(
    from: CurrencyCode, to: CurrencyCode, on date: CalendarDate
  ) throws -> Answer {
    guard let day = date.dayNumber else {
      guard from != to else { return .route(try identity(from, on: date)) }
      return missing(from, date, .incompleteDate)
    }
    let key = UInt64(bitPattern: Int64(day)) << 30 | from.fifteenBits << 15 | to.fifteenBits
    if let answer = known[key] { return answer }
    let answer = try resolve(from: from, to: to, on: date, day: day)
    known[key] = answer
    return answer
  }

  private func resolve(
    from: CurrencyCode, to: CurrencyCode, on date: CalendarDate, day: Int
  ) throws -> Answer {
    guard from != to else { return .route(try identity(from, on: date)) }
    if let introduction = FixedRatios.introducing(from), date < introduction.since {
      return missing(from, date, .notYetIntroduced)
    }
    var unreached = from
    for base in meetingPoints(from, to) {
      guard let legFrom = try table.leg(of: from, base: base, on: day) else { continue }
      // That a currency reaches itself says nothing, unless the source has it as a base.
      if base != from || table.bases.contains(base) { unreached = to }
      guard let legTo = try table.leg(of: to, base: base, on: day) else { continue }
      return .route(
        try ConversionRoute(
          from: from, to: to, date: date, source: source, legFrom: legFrom, legTo: legTo))
    }
    return missing(unreached, date, .noRate)
  }

  /// Where two currencies can meet: in one of them, in what replaced one of
  /// them, or in a base of the source.
  private func meetingPoints(_ from: CurrencyCode, _ to: CurrencyCode) -> [CurrencyCode] {
    let replaced = [from, to].compactMap { FixedRatios.replacing($0)?.new }
    var points: [CurrencyCode] = []
    for point in [from, to] + replaced + table.bases where !points.contains(point) {
      points.append(point)
    }
    return points
  }

  private func identity(_ currency: CurrencyCode, on date: CalendarDate) throws -> ConversionRoute {
    try ConversionRoute(
      from: currency, to: currency, date: date, source: source, legFrom: .base, legTo: .base)
  }

  private func missing(
    _ currency: CurrencyCode, _ date: CalendarDate, _ reason: MissingRate.Reason
  ) -> Answer {
    .missing(MissingRate(currency: currency, date: date, source: source, reason: reason))
  }
}

extension CurrencyCode {
  /// Five bits a letter: two codes and a day fit in one word.
  fileprivate var fifteenBits: UInt64 {
    UInt64(packed >> 16 & 31) << 10 | UInt64(packed >> 8 & 31) << 5 | UInt64(packed & 31)
  }
}
