import GRDB
import Storage
import TestSupport
import Testing

@Suite struct SearchPatternTests {
  @Test(arguments: [
    ("women", "\"women\"*"),
    ("women peace", "\"women\" \"peace\"*"),
    ("SCR-1325", "\"SCR-1325\"*"),
    ("\"women and peace\" sec", "\"women and peace\" \"sec\"*"),
    ("“early warning”", "\"early warning\""),
    ("water OR NOT (name:x) *", "\"water\" \"OR\" \"NOT\" \"(name:x)\"*"),
    ("never \"closed", "\"never\" \"closed\"*"),
    ("शान्ति", "\"शान्ति\"*"),
  ])
  func wordsAreQuotedAndTheLastMayGoOn(typed: String, query: String) {
    #expect(SearchPattern.fts5(from: typed) == query)
  }

  @Test(arguments: ["", "  ", "\"\"", "*", "- + ( ) ^", "\"...\"", "\0"])
  func nothingToSearchIsNil(typed: String) {
    #expect(SearchPattern.fts5(from: typed) == nil)
  }

  @Test func whateverIsTypedIsAValidQueryThatFindsItsWords() throws {
    let queue = try DatabaseQueue()
    try queue.write {
      try $0.execute(
        sql: """
          CREATE VIRTUAL TABLE t USING fts5(name,
            tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
          INSERT INTO t VALUES ('Dialogue of women in the border villages');
          """)
    }
    let pieces = [
      "women", "dialogue", "VILL", "\"", "“", "”", "*", "(", ")", "^", ":", "-", "+", "{", "}",
      "NEAR", "AND", "OR", "NOT", "name", " ", " ", "\0", "'", ";", "\n", "é", "गाउँ", "🕊", ",",
    ]
    var generator = SeededGenerator()
    try queue.read { db throws in
      let find = "SELECT count(*) FROM t WHERE t MATCH ?"
      for _ in 0..<2000 {
        let length = Int.random(in: 0...40, using: &generator)
        let typed = (0..<length).map { _ in pieces.randomElement(using: &generator)! }.joined()
        guard let query = SearchPattern.fts5(from: typed) else { continue }
        #expect(throws: Never.self, "\(typed)") {
          _ = try Int.fetchOne(db, sql: find, arguments: [query])
        }
      }
      for typed in ["wom", "women border", "\"border villages\" dia", "DIALOGUE, (women)"] {
        let query = SearchPattern.fts5(from: typed)
        #expect(try Int.fetchOne(db, sql: find, arguments: [query]) == 1, "\(typed)")
      }
      let reversed = SearchPattern.fts5(from: "\"villages border\"")
      #expect(try Int.fetchOne(db, sql: find, arguments: [reversed]) == 0)
    }
  }
}
