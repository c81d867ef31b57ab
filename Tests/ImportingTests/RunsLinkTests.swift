import GRDB
import Importing
import Storage
import Testing

/// What becomes of rows that another room links to.
struct RunsLinkTests {
  /// An illustrative room that links to transactions and results.
  private static let links = Migration(
    name: "9999-links",
    sql: """
      CREATE TABLE links (
        id INTEGER PRIMARY KEY,
        transaction_id INTEGER REFERENCES transactions (id),
        indicator_id INTEGER REFERENCES indicators (id)
      ) STRICT;
      CREATE INDEX links_transaction ON links (transaction_id);
      CREATE INDEX links_indicator ON links (indicator_id);
      """)

  private var feed: RunsFeed {
    var activity = RunsActivity("XX-EXAMPLE-1")
    activity.transactions = ["10", "20", "30"].map { RunsTransaction($0) }
    var result = RunsResult("Trust")
    result.indicators = [("Share who trust", [("10", "5")])]
    activity.results = [result]
    return RunsFeed(activities: [activity])
  }

  @Test("A row that goes while something links to it stays, withdrawn, outside sums, and is named")
  func staysWithdrawn() throws {
    let runs = try RunsStore(further: [RunsLinkTests.links])
    try runs.bring(feed)
    try runs.store.change(by: try Actor(name: "Tester"), because: "link") { changes in
      try changes.db.execute(
        sql: """
          INSERT INTO links SELECT id, id, NULL FROM transactions WHERE value = 20000000;
          INSERT INTO links SELECT id, NULL, id FROM indicators
          """)
    }
    let ids = try runs.ids("transactions", naming: "value / 1000000")
    var less = feed
    less.activities[0].transactions.removeLast(2)
    less.activities[0].results = []
    let outcome = try runs.bring(less)
    // The result stays for its indicator; the transaction of 30 and the period are gone.
    #expect(outcome.diagnostics.map(\.rule) == Array(repeating: "import.linked", count: 3))
    #expect(
      try runs.texts("SELECT CAST(id AS TEXT) FROM transactions WHERE withdrawn = 1")
        == ids["20"]?.map(String.init))
    #expect(try runs.count("transactions") == 2)
    #expect(try runs.count("indicators WHERE withdrawn = 1") == 1)
    #expect(try runs.count("results WHERE withdrawn = 1") == 1)
    #expect(try runs.count("periods") == 0)
    #expect(try runs.texts("SELECT CAST(sum(units) AS TEXT) FROM spend") == ["10"])
    #expect(try runs.count("links") == 2)

    // What comes again is what the links mean, and counts again.
    try runs.bring(feed)
    #expect(try runs.ids("transactions", naming: "value / 1000000")["20"] == ids["20"])
    #expect(try runs.count("transactions WHERE withdrawn = 1") == 0)
    #expect(try runs.count("indicators JOIN links ON indicator_id = indicators.id") == 1)
    #expect(try runs.count("indicators WHERE withdrawn = 0") == 1)
    #expect(try runs.texts("SELECT CAST(sum(units) AS TEXT) FROM spend") == ["60"])
    let again = try runs.bring(less)

    let fresh = try RunsStore()
    try fresh.bring(less)
    #expect(try runs.digest() == fresh.digest())
    try runs.undo(again.run)
    let whole = try RunsStore()
    try whole.bring(feed)
    #expect(try runs.digest() == whole.digest())
  }
}
