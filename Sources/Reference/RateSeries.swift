/// The rates of one currency against one base, by day.
struct RateSeries {
  /// The oldest that a rate may be when it serves a day after its own.
  static let oldestAge = 7

  /// Ascending by their first day.
  private let daily: [(days: ClosedRange<Int>, rate: ExchangeRate)]
  private let monthly: [(days: ClosedRange<Int>, rate: ExchangeRate)]

  init(_ rates: [ExchangeRate]) {
    func sorted(_ validity: ExchangeRate.Validity) -> [(ClosedRange<Int>, ExchangeRate)] {
      rates.filter { $0.validity == validity }.map { ($0.days, $0) }
        .sorted { $0.0.lowerBound < $1.0.lowerBound }
    }
    daily = sorted(.day)
    monthly = sorted(.month)
  }

  /// The rate for a day: that of the day, else of its month, else the last one
  /// that ended at most seven days before. `age` is how many days before.
  func rate(on day: Int) -> (rate: ExchangeRate, age: Int)? {
    let candidates = [daily, monthly].compactMap { rates -> (rate: ExchangeRate, age: Int)? in
      guard let last = last(of: rates, until: day) else { return nil }
      return (last.rate, max(0, day - last.days.upperBound))
    }
    guard let best = candidates.min(by: { $0.age < $1.age }), best.age <= RateSeries.oldestAge
    else { return nil }
    return best
  }

  private func last(
    of rates: [(days: ClosedRange<Int>, rate: ExchangeRate)], until day: Int
  ) -> (days: ClosedRange<Int>, rate: ExchangeRate)? {
    var low = 0
    var high = rates.count
    while low < high {
      let middle = (low + high) / 2
      if rates[middle].days.lowerBound <= day { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : rates[low - 1]
  }
}
