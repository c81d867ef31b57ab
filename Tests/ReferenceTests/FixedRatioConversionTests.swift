import Kernel
import Reference
import Testing

@Suite("Redenominations and the euro")
struct FixedRatioConversionTests {
  @Test("The leone changes on its day; before it the old code's own rate counts")
  func leone() throws {
    let converter = try Rates.converter([
      "USD SLL 2022-06-30 13000", "USD SLE 2022-07-01 13.5", "USD SLE 2024-06-03 22.5",
    ])
    #expect(try converter.amount(13_000, "SLL", "USD", "2022-06-30") == 1)
    // The new code's rate of the day beats the old code's of the day before.
    #expect(try converter.amount(13_500, "SLL", "USD", "2022-07-01") == 1)
    #expect(try converter.amount(135, "SLE", "USD", "2022-07-01") == 10)
    #expect(
      try converter.words("SLL", "USD", "2022-07-01")
        == "1 USD = 13.5 SLE (ECB, 2022-07-01); 1 SLE = 1000 SLL since 2022-07-01")
    // Long after its end the old money is still worth what the law says.
    #expect(try converter.amount(22_500, "SLL", "USD", "2024-06-03") == 1)
    #expect(try converter.amount(5_000, "SLL", "SLE", "2024-06-03") == 5)
    #expect(try converter.amount(5, "SLE", "SLL", "2024-06-03") == 5_000)
  }

  @Test("A report in new leones reaches back by the old code's rates")
  func targetBeforeIntroduction() throws {
    let converter = try Rates.converter(["USD SLL 2019-05-02 8950"])
    #expect(try converter.amount(1_000, "USD", "SLE", "2019-05-02") == 8_950)
    #expect(try converter.amount(2_000, "SLL", "SLE", "2019-05-02") == 2)
    #expect(
      try converter.words("USD", "SLE", "2019-05-02")
        == "1 USD = 8950 SLL (ECB, 2019-05-02); 1 SLE = 1000 SLL since 2022-07-01")
  }

  @Test("An amount in a currency that came only later is a gap")
  func notYetIntroduced() throws {
    let converter = try Rates.converter(["USD SLL 2022-06-30 13000"])
    let gap = try #require(try converter.gap("SLE", "USD", "2022-06-30"))
    #expect(gap.reason == .notYetIntroduced && gap.currency.description == "SLE")
    #expect(try converter.gap("SLE", "USD", "2022-07-01") == nil)
  }

  @Test("Two redenominations in a row multiply")
  func chain() throws {
    let converter = try Rates.converter(["USD VES 2019-01-02 600"])
    // 1 USD = 600 VES = 60,000,000 VEF = 60,000,000,000 VEB.
    #expect(try converter.amount(60_000_000, "VEF", "USD", "2019-01-02") == 1)
    #expect(try converter.amount(120_000_000_000, "VEB", "USD", "2019-01-02") == 2)
    #expect(try converter.amount(1, "USD", "VEB", "2019-01-02") == 60_000_000_000)
  }

  @Test("The kuna has rates until it went into the euro, and then only its fixed rate")
  func kuna() throws {
    let converter = try Rates.converter([
      "EUR HRK 2022-12-30 7.5365", "EUR USD 2022-12-30 1.0666", "EUR USD 2023-01-02 1.0683",
    ])
    #expect(try converter.amount(75_365, "HRK", "EUR", "2022-12-31") == 10_000)
    // Two days after the last market rate the fixed one counts, though the other is not too old.
    #expect(try converter.amount(75_345, "HRK", "EUR", "2023-01-01") == 10_000)
    #expect(
      try converter.words("HRK", "USD", "2023-01-02")
        == "1 EUR = 7.5345 HRK since 2023-01-01; 1 EUR = 1.0683 USD (ECB, 2023-01-02)")
    #expect(try converter.amount(75_345, "HRK", "USD", "2023-01-02") == 10_683)
  }

  @Test("Marks and francs meet in the euro from 1999 on, whatever the source's base")
  func legacyPair() throws {
    let converter = try Rates.converter(["USD EUR 2000-01-03 0.9912"])
    #expect(try converter.amount(195_583, "DEM", "FRF", "2000-01-03") == 655_957)
    // 195583 DEM = 100000 EUR = 100000 / 0.9912 USD = 100887.81275…
    #expect(try converter.amount(195_583, "DEM", "USD", "2000-01-03") == 100_888)
    #expect(try converter.gap("DEM", "FRF", "1998-12-31")?.reason == .noRate)
  }
}
