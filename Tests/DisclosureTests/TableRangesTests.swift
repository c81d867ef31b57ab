import Foundation
import Kernel
import TestSupport
import Testing

@testable import Disclosure

/// A reader with an exact solver, who uses every total that is shown, against the gate.
struct TableRangesTests {
  private struct Shown: Encodable {
    struct Hidden: Encodable {
      let cells: [[Bool]]
      let rows: [Bool]
      let columns: [Bool]
      let total: Bool
    }
    let threshold: Int
    let cells: [[Int]]
    let hidden: Hidden
  }

  private func shown(_ table: CountTable, _ disclosed: DisclosedTable, _ threshold: Int) -> Shown {
    Shown(
      threshold: threshold, cells: table.counts.map { $0.map { $0.value ?? 0 } },
      hidden: .init(
        cells: disclosed.cells.map { $0.map { $0 == .withheld } },
        rows: disclosed.rowTotals.map { $0 == .withheld },
        columns: disclosed.columnTotals.map { $0 == .withheld },
        total: disclosed.total == .withheld))
  }

  /// What is hidden where only small counts are withheld, and nothing with them.
  private func careless(_ table: CountTable, _ threshold: Int) -> Shown {
    let cells = table.counts.map { $0.map { $0.value ?? 0 } }
    let isSmall: (Int) -> Bool = { (1..<threshold).contains($0) }
    let columns = cells[0].indices.map { column in cells.reduce(0) { $0 + $1[column] } }
    return Shown(
      threshold: threshold, cells: cells,
      hidden: .init(
        cells: cells.map { $0.map(isSmall) }, rows: cells.map { isSmall($0.reduce(0, +)) },
        columns: columns.map(isSmall), total: isSmall(columns.reduce(0, +))))
  }

  private func faults(_ tables: [Shown]) throws -> [[String]] {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "ranges.py")
    let run = try RunProcess.run(
      "python3", [script.path],
      stdin: String(decoding: try JSONEncoder().encode(tables), as: UTF8.self),
      timeLimit: .seconds(300))
    #expect(run.status == 0, "\(run.stderr)")
    return try JSONDecoder().decode([[String]].self, from: Data(run.stdout.utf8))
  }

  @Test("A solver recovers nothing of 1,000 random tables, and much where totals are forgotten")
  func thousand() throws {
    var random = SeededGenerator(seed: 1325)
    var tables: [Shown] = []
    var carelessly: [Shown] = []
    var small = 0
    var withheld = 0
    var numbers = 0
    for index in 0..<1_000 {
      let table = try RandomTable.table(
        rows: .random(in: 2...8, using: &random), columns: .random(in: 2...10, using: &random),
        sensitive: index % 5 == 0, using: &random)
      let threshold: Threshold = index % 2 == 0 ? .five : .ten
      var gate = Gate(for: threshold == .five ? .internal : .public)
      let disclosed = try gate.table(table, of: "participants", .internal)
      tables.append(shown(table, disclosed, threshold.rawValue))
      carelessly.append(careless(table, threshold.rawValue))
      let plain = try #require(carelessly.last).hidden
      small += (plain.cells.joined() + plain.rows + plain.columns + [plain.total]).count { $0 }
      withheld += disclosed.withheldCount
      numbers += (table.rows.labels.count + 1) * (table.columns.labels.count + 1)
    }
    let found = try faults(tables)
    #expect(found.count == 1_000)
    #expect(found.indices.filter { !found[$0].isEmpty }.map { "\($0): \(found[$0])" } == [])
    let solved = try faults(carelessly).count { !$0.isEmpty }
    #expect(solved > 200)
    print("\(small) small, \(withheld) withheld of \(numbers); carelessly solved: \(solved)")
    #expect(withheld < small * 3 / 2)
  }
}
