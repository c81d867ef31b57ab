import Kernel
import TestSupport
import Testing

@testable import Disclosure

struct CountTableTests {
  static let sex = Axis("sex", ["women", "men", "not stated"])
  static let age = Axis("age", ["15-24", "25-59", "60+"])

  private func table(_ counts: [[Int]], rows: Axis = sex, columns: Axis = age) throws -> CountTable
  {
    try CountTable(rows: rows, columns: columns, counts: counts.map { $0.map { .value($0) } })
  }

  @Test("A small count takes three others with it; totals, zeros and no data stay")
  func example() throws {
    var gate = Gate(for: .internal)
    let counts: [[Known<Int>]] = [
      [.value(3), .value(14), .value(9)], [.value(12), .value(20), .value(7)],
      [.value(0), .noData, .value(0)],
    ]
    let shown = try gate.table(
      CountTable(rows: Self.sex, columns: Self.age, counts: counts), of: "participants", .internal)
    #expect(
      shown.cells == [
        [.withheld, .value(14), .withheld], [.withheld, .value(20), .withheld],
        [.value(0), .noData, .value(0)],
      ])
    #expect(shown.rowTotals == [.value(26), .value(39), .value(0)])
    #expect(shown.columnTotals == [.value(15), .value(34), .value(16)])
    #expect(shown.total == .value(65))
    #expect(gate.withheld == [.of("participants", .smallCell, 4)])
  }

  @Test("In a list, a small count takes the smallest that is large enough; below five all go")
  func lists() throws {
    var gate = Gate(for: .internal)
    let many = try gate.table(
      CountTable(list: Self.sex, counts: [.value(30), .value(9), .value(2)]), of: "p", .internal)
    #expect(many.rowTotals == [.value(30), .withheld, .withheld] && many.total == .value(41))
    #expect(many[.row("women")] == .value(30) && many[.row("children")] == nil)
    let few = try gate.table(
      CountTable(list: Self.sex, counts: [.value(3), .value(1), .value(0)]), of: "p", .internal)
    #expect(few.rowTotals == [.withheld, .withheld, .value(0)] && few.total == .withheld)
    #expect(gate.withheld.map(\.count) == [5])
  }

  @Test("The threshold is five, and ten for people whose records the audience may not see")
  func thresholds() {
    #expect(Gate(for: .public).threshold(.public) == .five)
    #expect(Gate(for: .public).threshold(.internal) == .ten)
    #expect(Gate(for: .internal).threshold(.restricted) == .ten)
    #expect(Gate(for: .restricted).threshold(.restricted) == .five)
  }

  @Test("What is withheld at five is withheld at ten, and orders and turns change nothing")
  func sameAnswer() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<150 {
      let rows = Int.random(in: 2...5, using: &random)
      let columns = Int.random(in: 2...6, using: &random)
      let table = try RandomTable.table(
        rows: rows, columns: columns, sensitive: rows == 3, using: &random)
      let rowOrder = (0..<rows).shuffled(using: &random)
      let columnOrder = (0..<columns).shuffled(using: &random)
      let turned = try CountTable(
        rows: Axis(
          "country", columnOrder.map { table.columns.labels[$0] },
          sensitive: table.columns.sensitive),
        columns: Axis("sex", rowOrder.map { table.rows.labels[$0] }),
        counts: columnOrder.map { column in rowOrder.map { table.counts[$0][column] } })
      var inside = Gate(for: .internal)
      var outside = Gate(for: .public)
      let five = try inside.table(table, of: "p", .internal)
      let again = try inside.table(turned, of: "p", .internal)
      let ten = try outside.table(table, of: "p", .internal)
      for row in table.rows.labels {
        for column in table.columns.labels {
          let shown = five[.cell(row: row, column: column)]
          #expect(shown == again[.cell(row: column, column: row)])
          #expect(shown != .withheld || ten[.cell(row: row, column: column)] == .withheld)
        }
        #expect(five[.row(row)] == again[.column(row)])
      }
      #expect(five.withheldCount == again.withheldCount)
    }
  }

  @Test("That a whole line bears a sensitive label is not told, however many they are")
  func unanimity() throws {
    let disability = Axis("disability", ["no", "yes"], sensitive: ["yes"])
    var gate = Gate(for: .internal)
    let counts = [[0, 12], [20, 6], [9, 7]]
    let shown = try gate.table(
      table(counts, columns: disability), of: "p", .internal)
    #expect(shown.cells[0] == [.withheld, .withheld])
    #expect(shown.rowTotals == [.value(12), .value(26), .value(16)])
    let plain = try gate.table(
      table(counts, columns: Axis("role", ["no", "yes"])), of: "p", .internal)
    #expect(plain.withheldCount == 0)
    let all = try gate.table(
      CountTable(list: disability, counts: [.value(0), .value(30)]), of: "p", .internal)
    #expect(all.rowTotals == [.withheld, .withheld] && all.total == .value(30))
    let few = try gate.table(
      CountTable(list: disability, counts: [.value(0), .value(3)]), of: "p", .internal)
    #expect(few.rowTotals == [.withheld, .withheld] && few.total == .withheld)
  }

  @Test("A figure made from a withheld number is withheld with it")
  func derived() throws {
    var gate = Gate(for: .internal)
    let shown = try gate.table(
      CountTable(list: Self.sex, counts: [.value(30), .value(9), .value(2)]), of: "p", .internal)
    func share(_ label: String) -> Known<Int> {
      shown.derived(from: [.row(label), .total]) { .value(100 * $0[0] / $0[1]) }
    }
    #expect(share("women") == .value(73) && share("men") == .withheld)
    #expect(share("children") == .noData)
  }

  @Test("What is no table of people, or not of the same people, is refused with its reason")
  func refused() throws {
    let pair = Axis("sex", ["women", "men"])
    #expect(throws: CountTableFailure.count(-1)) {
      try CountTable(list: pair, counts: [.value(-1), .value(2)])
    }
    #expect(throws: CountTableFailure.shape(rows: "sex", columns: "")) {
      try CountTable(list: pair, counts: [.value(1)])
    }
    #expect(throws: CountTableFailure.repeatedLabel(axis: "sex")) {
      try CountTable(list: Axis("sex", ["men", "men"]), counts: [.value(1), .value(2)])
    }
    #expect(throws: CountTableFailure.alreadyWithheld(rows: "sex")) {
      try CountTable(list: pair, counts: [.value(8), .withheld])
    }
    #expect(throws: CountTableFailure.axisName("age")) {
      try table([[1, 2, 3], [1, 2, 3], [1, 2, 3]], rows: Self.age)
    }
    var gate = Gate(for: .internal)
    let one = try CountTable(list: pair, counts: [.value(20), .value(10)])
    let other = try CountTable(list: pair, counts: [.value(20), .value(11)])
    #expect(throws: CountTableFailure.otherPeople(axis: "")) {
      try gate.tables([one, other], of: "p", .internal)
    }
    let tens = [[10, 10], [10, 10]]
    let axes = ["sex", "age", "level"].map { RandomTable.axis($0, 2) }
    let ring = try [(0, 1), (0, 2), (1, 2)].map {
      try table(tens, rows: axes[$0.0], columns: axes[$0.1])
    }
    #expect(throws: CountTableFailure.ring(rows: "age", columns: "level")) {
      try gate.tables(ring, of: "p", .internal)
    }
    #expect(gate.withheld.isEmpty)
  }
}
