import Kernel
import Reference
import Testing

@Suite("Rates from CSV")
struct RatesCSVTests {
  @Test("Columns in any order, quotes, line ends of Windows, a byte-order mark")
  func reads() throws {
    let text =
      "\u{FEFF}Rate,date,\"currency\",base,source\r\n1.0846,2024-03-01,USD,EUR,ECB\r\n"
      + "\r\n\"4210.5\",2024-03,UGX,EUR,\"UN, \"\"operational\"\"\"\r\n"
    let reading = RatesCSV().read(text)
    #expect(reading.diagnostics.isEmpty)
    #expect(
      reading.rates.map(\.description) == [
        "1 EUR = 1.0846 USD (ECB, 2024-03-01)",
        "1 EUR = 4210.5 UGX (UN, \"operational\", 2024-03, monthly)",
      ])
  }

  @Test("Base and source may come with the question")
  func defaults() throws {
    let text = "date,currency,rate\n2024-03-01,USD,1.0846"
    let reading = RatesCSV(base: try Rates.code("EUR"), source: "ECB").read(text)
    #expect(reading.rates.first?.description == "1 EUR = 1.0846 USD (ECB, 2024-03-01)")
    #expect(
      RatesCSV().read(text).diagnostics.map(\.rule) == ["rates.csv.currency", "rates.csv.source"])
  }

  @Test(
    "Every wrong cell is named by line, column and rule",
    arguments: [
      ("01/03/2024,USD,1.1", "rates.csv.date", 1), ("2024-02-30,USD,1.1", "rates.csv.date", 1),
      ("2024,USD,1.1", "rates.csv.date", 1), ("--03-01,USD,1.1", "rates.csv.date", 1),
      ("2024-03-01,usd,1.1", "rates.csv.currency", 2),
      ("2024-03-01,EUR,1.1", "rates.csv.base", 2), ("2024-03-01,USD,N/A", "rates.csv.rate", 3),
      ("2024-03-01,USD,\"1,1\"", "rates.csv.rate", 3), ("2024-03-01,USD,0", "rates.csv.rate", 3),
      ("2024-03-01,USD,1.1E2", "rates.csv.rate", 3),
      ("2024-03-01,USD,1,1", "csv.row.long", nil),
      ("2024-03-01,USD", "csv.row.short", nil),
      ("2024-03-01,USD,\"1.1", "csv.quote.open", 3),
      ("2024-03-01,USD,\"1\"1", "csv.quote.text", 3),
    ])
  func refuses(row: String, rule: String, column: Int?) throws {
    let csv = RatesCSV(base: try Rates.code("EUR"), source: "ECB")
    let reading = csv.read("date,currency,rate\n2024-01-01,USD,1\n\(row)\n", file: "r.csv")
    #expect(reading.rates.count == 1)
    let finding = try #require(reading.diagnostics.first)
    #expect(reading.diagnostics.count == 1)
    #expect(finding.rule == rule && finding.severity >= .error && finding.remedy != nil)
    #expect(
      finding.place
        == Place(
          file: "r.csv", line: 3, column: column, path: finding.place.path))
  }

  @Test("A code newer than the table is let in with a warning, blanks around cells are nothing")
  func lenient() throws {
    let csv = RatesCSV(base: try Rates.code("EUR"))
    let reading = csv.read("date,currency,rate,source\n\" 2024-03-01\", ZZZ ,1.1,\" ECB \"\n")
    #expect(reading.rates.map(\.description) == ["1 EUR = 1.1 ZZZ (ECB, 2024-03-01)"])
    #expect(reading.diagnostics.map(\.rule) == ["rates.csv.unknown-currency"])
    #expect(!reading.hasErrors)
    #expect(csv.read("date,currency,rate,source\n2024-03-01,USD,1.1,\" \"\n").hasErrors)
  }

  @Test("Two values for one day are refused, the same value twice is not")
  func twice() throws {
    let csv = RatesCSV(base: try Rates.code("EUR"), source: "ECB")
    let reading = csv.read(
      "date,currency,rate\n2024-03-01,USD,1.1\n2024-03-01,USD,1.10\n2024-03-01,USD,1.2\n")
    #expect(reading.rates.count == 1)
    #expect(reading.diagnostics.map(\.rule) == ["rates.csv.twice"])
    #expect(reading.diagnostics.first?.place.line == 4)
  }

  @Test("A file that is no rates file says what is wrong with its header")
  func header() {
    #expect(RatesCSV().read("").diagnostics.map(\.rule) == ["csv.empty"])
    for header in ["date,currency", "date,date,currency,rate", "when"] {
      let reading = RatesCSV().read(header + "\n")
      #expect(reading.diagnostics.map(\.rule) == ["rates.csv.column"])
    }
    let semicolons = RatesCSV(base: CurrencyCode("EUR"), source: "ECB")
      .read("date;currency;rate\n2024-03-01;USD;1.1\n")
    #expect(semicolons.rates.count == 1)
    #expect(semicolons.diagnostics.map(\.rule) == ["csv.delimiter"])
  }
}
