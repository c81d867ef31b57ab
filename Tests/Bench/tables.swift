import Disclosure
import Foundation
import Kernel

// The gate over tables of eight rows and two hundred columns, as `tables.sh` builds and runs it:
// twenty tables of seeded counts, from sparse to dense. Prints the milliseconds of the processor for each.

struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

var generator = Generator(state: 1325)
let rows = Axis("age", (0..<8).map { "row \($0)" })
let columns = Axis("country", (0..<200).map { "column \($0)" })
for number in 0..<20 {
  let largest = [3, 8, 20, 60, 400][number % 5]
  let table = try CountTable(
    rows: rows, columns: columns,
    counts: (0..<8).map { _ in
      (0..<200).map { _ in .value(max(0, Int.random(in: -2...largest, using: &generator))) }
    })
  var gate = Gate(for: .internal)
  let start = clock()
  let shown = try gate.table(table, of: "people", .internal)
  print(largest, shown.withheldCount, Double(clock() - start) * 1_000 / Double(CLOCKS_PER_SEC))
}
