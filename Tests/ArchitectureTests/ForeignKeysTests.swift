import Foundation
import TestSupport
import Testing

struct ForeignKeysTests {
  static let schema = """
    CREATE TABLE feeds (id INTEGER PRIMARY KEY, a, b, UNIQUE (a, b));
    CREATE TABLE bare (id INTEGER PRIMARY KEY, feed_id INTEGER REFERENCES feeds (id));
    CREATE TABLE indexed (id INTEGER PRIMARY KEY, feed_id INTEGER REFERENCES feeds (id));
    CREATE INDEX indexed_feed ON indexed (feed_id, id);
    CREATE TABLE second (id INTEGER PRIMARY KEY, feed_id INTEGER REFERENCES feeds (id));
    CREATE INDEX second_feed ON second (id, feed_id);
    CREATE TABLE partial (id INTEGER PRIMARY KEY, feed_id INTEGER REFERENCES feeds (id));
    CREATE INDEX partial_feed ON partial (feed_id) WHERE id > 7;
    CREATE TABLE shared (id INTEGER PRIMARY KEY REFERENCES feeds (id));
    CREATE TABLE child (feed_id INTEGER REFERENCES feeds (id), n INTEGER,
      PRIMARY KEY (feed_id, n)) WITHOUT ROWID;
    CREATE TABLE wide (x, y, z, FOREIGN KEY (x, y) REFERENCES feeds (a, b));
    CREATE INDEX wide_yx ON wide (y, x, z);
    CREATE TABLE narrow (x, y, FOREIGN KEY (x, y) REFERENCES feeds (a, b));
    CREATE INDEX narrow_x ON narrow (x);
    """

  @Test("A foreign key without an index on its child columns is found, and no other")
  func findsThoseWithoutIndex() throws {
    let found = try ForeignKeys.withoutChildIndex { query in
      let script = """
        import json, sqlite3, sys
        schema, query = json.load(sys.stdin)
        db = sqlite3.connect(":memory:")
        db.executescript(schema)
        json.dump([row[0] for row in db.execute(query)], sys.stdout)
        """
      let input = try JSONEncoder().encode([ForeignKeysTests.schema, query])
      let run = try RunProcess.run(
        "python3", ["-c", script], stdin: String(decoding: input, as: UTF8.self))
      try #require(run.status == 0, "\(run.stderr)")
      return try JSONDecoder().decode([String].self, from: Data(run.stdout.utf8))
    }
    #expect(found == ["bare(feed_id)", "narrow(x, y)", "partial(feed_id)", "second(feed_id)"])
  }
}
