import Kernel
import TestSupport
import Testing

@testable import Disclosure

struct TableAuditTests {
  private let table: CountTable
  private let plan: TablePlan

  init() throws {
    table = try CountTable(
      rows: Axis("country", ["x", "y"]), columns: Axis("sex", ["men", "women"]),
      counts: [[.value(3), .value(9)], [.value(8), .value(20)]])
    plan = try #require(TablePlan(table, .five))
  }

  private func holds(_ plan: TablePlan) -> Bool { TableAudit(plan: plan, threshold: 5).holds }

  @Test("The audit accepts the plan, and none with less proof or with more shown")
  func tampered() {
    #expect(holds(plan))
    var unproven = plan
    unproven.alternatives = []
    #expect(!holds(unproven))
    for cell in 0..<4 {
      var shown = plan
      shown.isWithheld[cell] = false
      #expect(!holds(shown), "cell \(cell)")
    }
  }

  @Test("The audit refuses alternatives that no reader has to reckon with")
  func impossible() {
    for cells in [
      [0: 2, 1: -2, 2: -2, 3: 3], [0: 2], [0: 1, 1: -1, 2: -1, 3: 1], [0: 9, 1: -9, 2: -9, 3: 9],
    ] {
      var other = plan
      other.alternatives = [Alternative(cells: cells)]
      #expect(!holds(other), "\(cells)")
    }
    var enough = plan
    enough.alternatives = [Alternative(cells: [0: 2, 1: -2, 2: -2, 3: 2])]
    #expect(holds(enough))
  }

  @Test("A table that cannot follow what another changes of their totals does not leave with it")
  func together() throws {
    let country = Axis("country", ["x", "y", "z"])
    let counts: [[Known<Int>]] = [
      [.value(2), .value(1)], [.value(8), .value(9)], [.value(20), .value(30)],
    ]
    let plans = try ["sex", "level"].map { name in
      let table = try CountTable(rows: country, columns: Axis(name, ["a", "b"]), counts: counts)
      return try #require(TablePlan(table, .five))
    }
    #expect(throws: Never.self) { try SetAudit.check(plans) }
    var stubborn = plans[1]
    stubborn.alternatives = stubborn.alternatives.filter { $0.rows.isEmpty }
    #expect(throws: CountTableFailure.unproven(rows: "country", columns: "level")) {
      try SetAudit.check([plans[0], stubborn])
    }
  }

  @Test("Of 150 random sets of three tables, none is refused and all are withheld as alone")
  func sets() throws {
    var random = SeededGenerator(seed: 10)
    for _ in 0..<150 {
      let first = try RandomTable.table(
        rows: .random(in: 2...6, using: &random), columns: 3, using: &random)
      let second = try TableBruteForceTests.respread(first, columns: 4, using: &random)
      let sums = second.counts.map { row in Known.value(row.reduce(0) { $0 + ($1.value ?? 0) }) }
      let third = try CountTable(list: first.rows, counts: sums)
      var gate = Gate(for: .public)
      let together = try gate.tables([first, second, third], of: "p", .internal)
      let alone = try [first, second, third].map { try gate.table($0, of: "p", .internal) }
      #expect(together == alone)
      #expect(
        together.map { $0.rowTotals.map { $0 == .withheld } }.allSatisfy { kept in
          kept == together[0].rowTotals.map { $0 == .withheld }
        })
    }
  }
}
