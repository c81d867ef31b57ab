import Foundation
import Kernel
import TestSupport
import Testing

/// Against the csv module of Python, on random tables and random bytes.
struct CSVOracleTests {
  /// Writes tables in several dialects, and says what each holds: a line of JSON a table.
  private static let tables = #"""
    import csv, io, json, random
    random.seed(1325)
    pieces = ["", " ", "a", "Liberia", "न्याय", "é", "🕊", ",", ";", "\t", '"', '""', "'", "\n",
              "\r\n", "\r", "=1+1", "-5", "0123", "1.2E+11", "\u2028", "x y", "\u0301"]
    for _ in range(1500):
        width = random.randint(1, 6)
        header = ["c%d" % n for n in range(width)]
        rows = [["".join(random.choices(pieces, k=random.randint(0, 4))) for _ in range(width)]
                for _ in range(random.randint(0, 8))]
        out = io.StringIO(newline="")
        # With another line end, this writer leaves some line ends within cells unquoted.
        end = random.choice(["\r\n", "\n", "\r"])
        writer = csv.writer(
            out, delimiter=random.choice(",;\t") if width > 1 else ",", lineterminator=end,
            quoting=csv.QUOTE_MINIMAL if end == "\r\n" else csv.QUOTE_ALL)
        writer.writerows([header] + rows)
        text = out.getvalue()
        if random.random() < 0.3:
            text = "\ufeff" + text
        elif random.random() < 0.3:
            text = text.rstrip("\r\n") if not rows or rows[-1][-1:] != [""] else text
        print(json.dumps({"text": text, "rows": [header] + rows}))
    """#

  /// Makes short random texts, and says how a strict reader takes each: null for an error.
  private static let noise = #"""
    import csv, io, json, random
    random.seed(42)
    for _ in range(4000):
        text = "a,b\n" + "".join(random.choices('aé ,"\n\r', k=random.randint(0, 14)))
        try:
            rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
        except csv.Error:
            rows = None
        print(json.dumps({"text": text, "rows": rows}))
    """#

  private struct Table: Decodable {
    let text: String
    let rows: [[String]]?
  }

  private static func tables(_ program: String) throws -> [Table] {
    let run = try RunProcess.run("python3", ["-c", program])
    try #require(run.status == 0, "\(run.stderr)")
    return try run.stdout.split(separator: "\n").map {
      try JSONDecoder().decode(Table.self, from: Data($0.utf8))
    }
  }

  @Test func randomTables() throws {
    let tables = try Self.tables(Self.tables)
    #expect(tables.count == 1_500)
    for table in tables {
      let reading = CSVReaderTests.Reading(table.text)
      #expect(
        [reading.header] + reading.records.map(\.cells) == table.rows,
        "\(table.text.debugDescription)")
    }
  }

  @Test func randomText() throws {
    let tables = try Self.tables(Self.noise)
    #expect(tables.count == 4_000)
    var refused = 0
    for table in tables {
      let reading = CSVReaderTests.Reading(table.text)
      refused += reading.failure == nil ? 0 : 1
      let read = reading.failure == nil ? [reading.header] + reading.records.map(\.cells) : nil
      // Rows of another width are findings here.
      #expect(read == table.rows?.filter { $0.count == 2 }, "\(table.text.debugDescription)")
      if let rows = table.rows {
        let odd = rows.filter { $0.count != 2 && !$0.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
        #expect(reading.diagnostics.count == odd.count, "\(table.text.debugDescription)")
      }
    }
    #expect((500...3_500).contains(refused))
  }

  @Test func writtenTablesAreReadBack() throws {
    var written: [[String: String]] = []
    var expected: [[[String]]] = []
    for table in try Self.tables(Self.tables) {
      let rows = table.rows ?? []
      var writer = CSVWriter()
      rows.forEach { writer.append($0) }
      expected.append(rows)
      written.append(["text": String(decoding: writer.bytes, as: UTF8.self)])
      let reading = CSVReaderTests.Reading(writer.bytes)
      let read = ([reading.header] + reading.records.map(\.cells)).map {
        $0.map(FormulaGuard.opened)
      }
      #expect(read == rows)
    }
    // And by Python, where the guard's apostrophe is still before the text.
    let program = """
      import csv, io, json, sys
      for table in json.load(sys.stdin):
          print(json.dumps(list(csv.reader(io.StringIO(table["text"], newline=""), strict=True))))
      """
    let input = String(decoding: try JSONEncoder().encode(written), as: UTF8.self)
    let run = try RunProcess.run("python3", ["-c", program], stdin: input)
    try #require(run.status == 0, "\(run.stderr)")
    let read = try run.stdout.split(separator: "\n").map {
      try JSONDecoder().decode([[String]].self, from: Data($0.utf8))
    }
    #expect(read == expected.map { $0.map { $0.map(FormulaGuard.closed) } })
  }
}
