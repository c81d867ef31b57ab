import Foundation
import IATI
import Kernel
import TestSupport
import Testing

/// Sums over the rows equal those worked out without Baraza.
struct TotalsTests {
  private struct Expectation: Decodable {
    struct Total: Decodable {
      let type: String?
      let currency: String?
      let count: Int
      let heldSum: String
    }

    let activities: Int
    let organisations: Int
    let transactions: Int
    let totals: [Total]
  }

  @Test(arguments: Samples.all)
  func transactionsAddUpByTypeAndCurrency(url: URL) throws {
    let script = Shared.repository.appending(path: "Tests/Expectations/expect.py").path
    let run = try RunProcess.run("python3", ["-B", script, "totals", url.path])
    #expect(run.status == 0, "\(run.stderr)")
    let expected = try JSONDecoder().decode([Expectation].self, from: Data(run.stdout.utf8))[0]

    let reading = RecordReading(Array(try Data(contentsOf: url)))
    #expect(reading.failure == nil)
    #expect(reading.records.count == expected.activities + expected.organisations)
    let transactions = reading.records.flatMap { $0.rows(.transaction) }
    #expect(transactions.count == expected.transactions)

    var sums: [String: (count: Int, millionths: Int128)] = [:]
    for transaction in transactions {
      guard let value = transaction.cells["value"].flatMap({ FixedDecimal(exactly: $0) }) else {
        continue
      }
      let key = "\(transaction.cells["type"] ?? "") \(transaction.cells["currency"] ?? "")"
      sums[key, default: (0, 0)].count += 1
      sums[key, default: (0, 0)].millionths += Int128(value.millionths)
    }
    let figures = sums.mapValues { "\($0.count) \(ExactDecimal(millionths: $0.millionths))" }
    // Types with nothing but values out of range have no sum here.
    let expectedFigures = expected.totals.filter { $0.count > 0 }.map {
      ("\($0.type ?? "") \($0.currency ?? "")", "\($0.count) \($0.heldSum)")
    }
    #expect(figures == Dictionary(uniqueKeysWithValues: expectedFigures))
  }
}
