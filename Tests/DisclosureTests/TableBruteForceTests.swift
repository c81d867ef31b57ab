import Disclosure
import Kernel
import TestSupport
import Testing

/// Every table of whole numbers that agrees with what is shown, written out.
struct TableBruteForceTests {
  /// All ways to fill the cells, as lists by row; none is larger than `limit`.
  private func fillings(_ table: DisclosedTable, limit: Int) -> [[Int]] {
    let width = table.columns.labels.count
    let cells = Array(table.cells.joined())
    var found: [[Int]] = []
    func agrees(_ shown: Known<Int>, _ sum: Int) -> Bool {
      shown == .withheld || (shown.value ?? 0) == sum
    }
    func fill(_ filled: [Int], _ left: Int) {
      if filled.count % width == 0, let last = filled.indices.last {
        let sum = filled.suffix(width).reduce(0, +)
        guard agrees(table.rowTotals[last / width], sum) else { return }
      }
      guard filled.count < cells.count else {
        let columns = (0..<width).map { column in
          stride(from: column, to: cells.count, by: width).reduce(0) { $0 + filled[$1] }
        }
        let sums = zip(table.columnTotals, columns).allSatisfy(agrees)
        if sums, agrees(table.total, filled.reduce(0, +)) { found.append(filled) }
        return
      }
      let next = cells[filled.count]
      for value in next == .withheld ? 0...limit : (next.value ?? 0)...(next.value ?? 0)
      where value <= left {
        fill(filled + [value], left - value)
      }
    }
    fill([], table.total.value ?? .max)
    return found
  }

  private func check(_ fillings: [[Int]], _ table: DisclosedTable, true counts: [Int]) {
    #expect(fillings.contains(counts))
    for (cell, shown) in table.cells.joined().enumerated() {
      let values = Set(fillings.map { $0[cell] })
      let isSmall = (1..<5).contains(counts[cell])
      #expect((shown == .withheld) == (values.count > 1), "cell \(cell) of \(counts)")
      #expect(!isSmall || values.contains { $0 >= 5 }, "cell \(cell) of \(counts)")
    }
    let width = table.columns.labels.count
    guard width > 1 else { return }
    for row in table.rows.labels.indices where table.columns.sensitive.contains("a") {
      let line = { (cells: [Int]) in cells[row * width..<(row + 1) * width] }
      let bearsAll = { (cells: [Int]) in line(cells).dropFirst().allSatisfy { $0 == 0 } }
      guard bearsAll(counts), counts[row * width] > 0 else { continue }
      #expect(!fillings.allSatisfy(bearsAll), "row \(row) of \(counts)")
    }
  }

  private func counts(_ table: CountTable) -> [Int] {
    table.counts.joined().map { $0.value ?? 0 }
  }

  @Test("Of 600 small tables, each withheld count has several values, small ones the threshold's")
  func alone() throws {
    var random = SeededGenerator(seed: 7)
    for index in 0..<600 {
      let table = try RandomTable.table(
        rows: 2, columns: index % 3 == 0 ? 3 : 2, sensitive: index % 4 == 0, using: &random)
      let counts = counts(table)
      guard counts.reduce(0, +) <= 20 else { continue }
      var gate = Gate(for: .internal)
      let disclosed = try gate.table(table, of: "participants", .internal)
      let limit = disclosed.total == .withheld ? 9 : 20
      guard disclosed.total != .withheld || counts.count == 4 else { continue }
      check(fillings(disclosed, limit: limit), disclosed, true: counts)
    }
  }

  @Test("Nor do two tables with a common axis tell more than each alone")
  func together() throws {
    var random = SeededGenerator(seed: 8)
    var compared = 0
    for _ in 0..<500 {
      let first = try RandomTable.table(rows: 2, columns: 2, using: &random)
      let second = try Self.respread(first, columns: 2, using: &random)
      guard counts(first).reduce(0, +) <= 20 else { continue }
      var gate = Gate(for: .internal)
      let disclosed = try gate.tables([first, second], of: "participants", .internal)
      let limit = disclosed[0].total == .withheld ? 9 : 20
      let ways = disclosed.map { fillings($0, limit: limit) }
      let sums = ways.map { Set($0.map { [$0[0] + $0[1], $0[2] + $0[3]] }) }
      for (index, table) in [first, second].enumerated() {
        let both = ways[index].filter { sums[1 - index].contains([$0[0] + $0[1], $0[2] + $0[3]]) }
        check(both, disclosed[index], true: counts(table))
      }
      compared += 1
    }
    #expect(compared > 200)
  }

  /// A table of the same people by another second axis: each row's sum is the same.
  static func respread(
    _ table: CountTable, columns: Int, using random: inout SeededGenerator
  ) throws -> CountTable {
    let counts = table.counts.map { row in
      var left = row.reduce(0) { $0 + ($1.value ?? 0) }
      return (0..<columns).map { column -> Known<Int> in
        let part = column == columns - 1 ? left : Int.random(in: 0...left, using: &random)
        left -= part
        return .value(part)
      }
    }
    return try CountTable(
      rows: table.rows, columns: RandomTable.axis("level", columns), counts: counts)
  }
}
