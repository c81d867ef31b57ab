import Testing

struct TableOwnershipTests {
  @Test("A room writes only its own tables")
  func roomsWriteTheirOwn() throws {
    let ownership = TableOwnership(try Repository.sources())
    #expect(ownership.objections == [])
    #expect(ownership.owners["revisions"] == "Storage")
  }

  static let storage = SourceFile(
    path: "Sources/Storage/Sample+Migration.swift",
    source: #"let sql = "CREATE TABLE feeds (id INTEGER PRIMARY KEY) STRICT""#)
  static let portfolio = SourceFile(
    path: "Sources/Portfolio/Sample+Migration.swift",
    source: #"""
      let sql = """
        CREATE TABLE IF NOT EXISTS activities (id INTEGER PRIMARY KEY) STRICT;
        CREATE VIRTUAL TABLE activity_search USING fts5(text);
        """
      """#)

  static func objections(_ source: String, in module: String = "Portfolio") -> [String] {
    let file = SourceFile(path: "Sources/\(module)/Writer.swift", source: source)
    return TableOwnership([storage, portfolio, file]).objections
  }

  @Test(
    "Writing one's own tables, and reading any, is in order",
    arguments: [
      #"let s = "INSERT OR REPLACE INTO activities (id) SELECT id FROM feeds""#,
      #"let s = "UPDATE activities SET id = 1 WHERE id IN (SELECT id FROM feeds)""#,
      #"let s = "INSERT INTO activities VALUES (1) ON CONFLICT DO UPDATE SET id = 2""#,
      #"let s = "CREATE TEMP TABLE seen (id INTEGER); INSERT INTO seen VALUES (1)""#,
      #"let s = "INSERT INTO activity_search (activity_search) VALUES ('optimize')""#,
      #"changes.insert("activities", id: 1, [])"#, #"names.insert("feeds", at: 0)"#,
      #"// DELETE FROM feeds"#, #"let s = "Updates are not deleted from feeds""#,
      #"struct Feed: FetchableRecord { static let databaseTableName = "feeds" }"#,
    ])
  func permits(source: String) {
    #expect(TableOwnershipTests.objections(source) == [])
  }

  @Test(
    "Writing another room's table, or one that nobody creates, is not",
    arguments: [
      #"let s = "INSERT INTO feeds (id) VALUES (1)""#, #"let s = "REPLACE INTO feeds VALUES (1)""#,
      #"let s = "UPDATE OR IGNORE feeds AS f SET id = 1""#, #"let s = "DELETE FROM main.feeds""#,
      #"let s = "DROP TABLE IF EXISTS feeds""#, #"let s = "ALTER TABLE feeds ADD COLUMN x""#,
      #"let s = "INSERT INTO nowhere VALUES (1)""#, #"let s = "DELETE FROM \(table)""#,
      "let s = \"\"\"\n  UPDATE\n  \"feeds\"\n  SET id = 1\n  \"\"\"",
      #"changes.update("feeds", id: 1, [])"#, #"let s = "CREATE TABLE other (id INTEGER)""#,
      #"struct Feed: PersistableRecord { static let databaseTableName = "feeds" }"#,
    ])
  func refuses(source: String) {
    #expect(TableOwnershipTests.objections(source).count == 1)
  }

  @Test(
    "Reading what lies on the same floor or above, or a foreign key to it, is not",
    arguments: [
      #"let s = "SELECT count(*) FROM feeds JOIN activities ON true""#,
      #"let s = "CREATE TEMP TABLE t (id INTEGER REFERENCES activities (id))""#,
    ])
  func looksDownOnly(source: String) {
    for (module, count) in [("Storage", 1), ("Training", 1), ("DonorReporting", 0)] {
      #expect(TableOwnershipTests.objections(source, in: module).count == count)
    }
  }

  @Test("Storage writes for the rooms where it is told the table")
  func storageWritesForRooms() {
    let source = #"let s = "INSERT INTO \(table) VALUES (1)""#
    #expect(TableOwnershipTests.objections(source, in: "Storage") == [])
  }

  @Test("Two rooms never create the same table")
  func oneOwner() {
    let copy = SourceFile(
      path: "Sources/Training/Sample+Migration.swift",
      source: #"let sql = "CREATE TABLE feeds (id INTEGER PRIMARY KEY) STRICT""#)
    #expect(TableOwnership([TableOwnershipTests.storage, copy]).objections.count == 1)
  }
}
