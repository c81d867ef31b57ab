import Kernel
import Reference
import Testing

@Suite("Conversion")
struct ConverterTests {
  @Test("The rate of the day, multiplied from the base and divided towards it")
  func direct() throws {
    let converter = try Rates.converter(["EUR USD 2024-03-01 1.25"])
    #expect(try converter.amount(8_000_000, "EUR", "USD", "2024-03-01") == 10_000_000)
    #expect(try converter.amount(10_000_000, "USD", "EUR", "2024-03-01") == 8_000_000)
    #expect(try converter.amount(-10_000_000, "USD", "EUR", "2024-03-01") == -8_000_000)
    #expect(
      try converter.words("USD", "EUR", "2024-03-01") == "1 EUR = 1.25 USD (ECB, 2024-03-01)")
  }

  @Test("A cross rate goes through the base, is rounded once, and shows both legs")
  func cross() throws {
    let converter = try Rates.converter([
      "EUR GBP 2024-03-01 0.8561", "EUR UGX 2024-03-01 4210.7",
    ])
    // 100 × 4210.7 / 0.8561 = 491846.74687536502…
    #expect(try converter.amount(100_000_000, "GBP", "UGX", "2024-03-01") == 491_846_746_875)
    #expect(
      try converter.words("GBP", "UGX", "2024-03-01")
        == "1 EUR = 0.8561 GBP (ECB, 2024-03-01); 1 EUR = 4210.7 UGX (ECB, 2024-03-01)")
  }

  @Test("Ties at the sixth decimal go to the even neighbour")
  func halfEven() throws {
    let converter = try Rates.converter(["EUR USD 2024-03-01 0.5", "EUR XAU 2024-03-01 8"])
    for (amount, expected) in [(1, 0), (3, 2), (5, 2), (7, 4), (-1, 0), (-3, -2), (-5, -2)] {
      #expect(
        try converter.amount(Int64(amount), "EUR", "USD", "2024-03-01") == Int64(expected))
    }
    // 12 / 8 = 1.5 and 20 / 8 = 2.5, both to 2; 21 / 8 = 2.625 to 3.
    #expect(try converter.amount(12, "XAU", "EUR", "2024-03-01") == 2)
    #expect(try converter.amount(20, "XAU", "EUR", "2024-03-01") == 2)
    #expect(try converter.amount(21, "XAU", "EUR", "2024-03-01") == 3)
  }

  @Test("A day without a rate takes the last of seven days and says so; the eighth is a gap")
  func stale() throws {
    let converter = try Rates.converter(["EUR USD 2024-02-27 1.25", "EUR USD 2024-03-12 2"])
    #expect(try converter.amount(4, "EUR", "USD", "2024-03-05") == 5)
    #expect(
      try converter.words("EUR", "USD", "2024-03-05")
        == "1 EUR = 1.25 USD (ECB, 2024-02-27), 7 days old")
    #expect(try converter.words("EUR", "USD", "2024-02-28")?.hasSuffix(", 1 day old") == true)
    let route = try converter.route(
      from: Rates.code("EUR"), to: Rates.code("USD"), on: Rates.date("2024-03-05"))
    #expect(route?.isStale == true && route?.legTo.age == 7 && route?.legFrom.age == 0)
    let gap = try #require(try converter.gap("EUR", "USD", "2024-03-06"))
    #expect(gap.currency.description == "USD" && gap.reason == .noRate)
    #expect(gap.date.description == "2024-03-06")
    // Never a later rate.
    #expect(try converter.gap("EUR", "USD", "2024-02-26") != nil)
  }

  @Test("A monthly rate holds to the last day of its month, in leap years too")
  func monthly() throws {
    let converter = try Rates.converter([
      "EUR UGX 2024-02 4000", "EUR UGX 2023-02 3000", "EUR USD 2024-02 1.1",
      "EUR USD 2024-02-10 1.2",
    ])
    #expect(try converter.amount(1, "EUR", "UGX", "2024-02-01") == 4000)
    #expect(try converter.amount(1, "EUR", "UGX", "2024-02-29") == 4000)
    #expect(
      try converter.words("EUR", "UGX", "2024-02-29")
        == "1 EUR = 4000 UGX (ECB, 2024-02, monthly)")
    #expect(
      try converter.words("EUR", "UGX", "2023-03-01")
        == "1 EUR = 3000 UGX (ECB, 2023-02, monthly), 1 day old")
    #expect(try converter.gap("EUR", "UGX", "2024-03-08") != nil)
    #expect(try converter.gap("EUR", "UGX", "2024-03-07") == nil)
    #expect(try converter.gap("EUR", "UGX", "2024-01-31") != nil)
    // The day's own rate comes before the month's, the month's before an old one.
    #expect(try converter.amount(10, "EUR", "USD", "2024-02-10") == 12)
    #expect(try converter.amount(10, "EUR", "USD", "2024-02-11") == 11)
  }

  @Test("The same currency needs no rate and no date")
  func identity() throws {
    let converter = try Rates.converter([])
    #expect(try converter.amount(Int64.min, "NPR", "NPR", "2024") == Int64.min)
    #expect(try converter.words("NPR", "NPR", "2024-01-01") == "")
  }

  @Test("What cannot be converted is a named gap")
  func gaps() throws {
    let converter = try Rates.converter(["EUR USD 2024-03-01 1.25"])
    #expect(try converter.gap("NPR", "USD", "2024-03-01")?.currency.description == "NPR")
    #expect(try converter.gap("USD", "NPR", "2024-03-01")?.currency.description == "NPR")
    let partial = try #require(try converter.gap("USD", "EUR", "2024-03"))
    #expect(partial.reason == .incompleteDate)
    #expect(partial.diagnostic.message.contains("2024-03"))
    #expect(partial.diagnostic.remedy != nil)
  }

  @Test("A result that does not fit is an error, never a wrapped number")
  func outOfRange() throws {
    let converter = try Rates.converter(["EUR IDR 2024-03-01 17000"])
    #expect(throws: ArithmeticFailure.self) {
      try converter.amount(Int64.max / 16_999, "EUR", "IDR", "2024-03-01")
    }
    #expect(
      try converter.amount(Int64.max / 17_000, "EUR", "IDR", "2024-03-01")
        == Int64.max / 17_000 * 17_000)
    #expect(try converter.amount(Int64.max, "IDR", "EUR", "2024-03-01") == 542_551_296_285_575)
  }

  @Test("Rates of other sources and other bases are left alone, the right base is found")
  func bases() throws {
    let rates = [
      try Rates.rate("EUR USD 2024-03-01 1.25"),
      try Rates.rate("USD NPR 2024-03-01 130"),
      try Rates.rate("USD UGX 2024-03-01 3900"),
      try Rates.rate("EUR NPR 2024-03-01 999", source: "UN"),
    ]
    let converter = Converter(RateTable(source: "ECB", rates: rates))
    #expect(try converter.amount(39, "UGX", "NPR", "2024-03-01") == 1)
    #expect(try converter.amount(1, "USD", "NPR", "2024-03-01") == 130)
    #expect(try converter.gap("EUR", "NPR", "2024-03-01")?.reason == .noRate)
  }
}
