import Kernel

extension RateTable {
  private enum Direction {
    case either, toNew, toOld
  }

  /// How a currency reaches a base on a day (since 1970-01-01); nil where it does not.
  func leg(of currency: CurrencyCode, base: CurrencyCode, on day: Int) throws -> ConversionLeg? {
    try leg(of: currency, base: base, on: day, .either)
  }

  private func leg(
    of currency: CurrencyCode, base: CurrencyCode, on day: Int, _ direction: Direction
  ) throws -> ConversionLeg? {
    if currency == base { return .base }
    let replaced = direction == .toOld ? nil : FixedRatios.replacing(currency)
    let isReplaced = replaced.flatMap(\.since.dayNumber).map { day >= $0 } ?? false
    func throughNew() throws -> ConversionLeg? {
      guard let replaced else { return nil }
      return try leg(of: replaced.new, base: base, on: day, .toNew)?.toOld(replaced)
    }

    if isReplaced, let leg = try throughNew() { return leg }
    if let found = try rate(of: currency, base: base, on: day) {
      return ConversionLeg(found.rate, age: found.age)
    }
    if !isReplaced, replaced?.law == .redenomination, let leg = try throughNew() { return leg }
    guard direction != .toNew, let introduced = FixedRatios.introducing(currency) else {
      return nil
    }
    return try leg(of: introduced.old, base: base, on: day, .toOld)?.toNew(introduced)
  }
}
