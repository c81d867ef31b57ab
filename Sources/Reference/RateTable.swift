import Kernel

/// The rates of one source, read a currency at a time when they are first asked for.
///
/// Not thread-safe: each thread that converts has its own.
public final class RateTable {
  public let source: String
  /// The currencies that the source quotes others against.
  public let bases: [CurrencyCode]

  private let load: (Pair) throws -> [ExchangeRate]
  private var series: [Pair: RateSeries] = [:]

  struct Pair: Hashable {
    let base: CurrencyCode
    let currency: CurrencyCode
  }

  /// From rates in memory; those of other sources are left aside.
  public convenience init(source: String, rates: [ExchangeRate]) {
    let own = rates.filter { $0.source == source }
    let pairs = Dictionary(grouping: own) { Pair(base: $0.base, currency: $0.currency) }
    self.init(source: source, bases: Set(own.map(\.base)).sorted()) { pairs[$0] ?? [] }
  }

  init(
    source: String, bases: [CurrencyCode], load: @escaping (Pair) throws -> [ExchangeRate]
  ) {
    self.source = source
    self.bases = bases
    self.load = load
  }

  /// The rate that serves a day (since 1970-01-01), and how many days old it is.
  func rate(
    of currency: CurrencyCode, base: CurrencyCode, on day: Int
  ) throws -> (rate: ExchangeRate, age: Int)? {
    guard bases.contains(base) else { return nil }
    let pair = Pair(base: base, currency: currency)
    if let known = series[pair] { return known.rate(on: day) }
    let loaded = RateSeries(try load(pair))
    series[pair] = loaded
    return loaded.rate(on: day)
  }
}
