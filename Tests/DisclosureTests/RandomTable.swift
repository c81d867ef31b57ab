import TestSupport
import Disclosure
import Kernel

/// Tables of made-up counts, sparse and dense, for tests of properties.
enum RandomTable {
  /// What the counts are drawn from: most cells empty, few people, many, one very large.
  static let kinds: [[Int]] = [
    [0, 0, 0, 0, 0, 0, 1, 2, 3, 6], [0, 1, 2, 3, 4, 5, 6, 7, 9, 12],
    [3, 8, 12, 17, 21, 30, 35, 44, 52, 60], [0, 0, 1, 4, 9, 16, 25, 100, 400, 1_000],
  ]

  static func table(
    rows: Int, columns: Int, sensitive: Bool = false, names: (String, String) = ("sex", "country"),
    using random: inout SeededGenerator
  ) throws -> CountTable {
    let kind = kinds.randomElement(using: &random) ?? []
    let counts = (0..<rows).map { _ in
      (0..<columns).map { _ -> Known<Int> in
        if Int.random(in: 0..<40, using: &random) == 0 { return .noData }
        return .value(kind.randomElement(using: &random) ?? 0)
      }
    }
    return try CountTable(
      rows: axis(names.0, rows), columns: axis(names.1, columns, sensitive: sensitive),
      counts: counts)
  }

  /// An axis with the labels `a`, `b`, …, of which the first may be sensitive.
  static func axis(_ name: String, _ count: Int, sensitive: Bool = false) -> Axis {
    let labels = (0..<count).map { String(UnicodeScalar(UInt8(97 + $0))) }
    return Axis(name, labels, sensitive: sensitive ? ["a"] : [])
  }
}
