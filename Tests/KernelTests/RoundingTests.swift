import Kernel
import TestSupport
import Testing

struct RoundingTests {
  @Test(
    "A tie goes to the even neighbour on both sides of zero",
    arguments: [
      (5, 2, 2), (7, 2, 4), (-5, 2, -2), (-7, 2, -4), (1, 2, 0), (-1, 2, 0), (3, 2, 2),
      (7, 3, 2), (8, 3, 3), (-8, 3, -3), (0, 9, 0), (6, 3, 2),
    ])
  func tiesToEven(numerator: Int, denominator: Int, expected: Int) {
    let quotient = Rounding.halfEven(Int128(numerator), dividedBy: Int128(denominator))
    #expect(quotient == Int128(expected))
  }

  @Test("Division at every width agrees with Python's fractions")
  func divides() throws {
    var random = SeededGenerator(seed: 1889)
    let ends: [(Int128, Int128)] = [
      (.min, 1), (.max, 1), (.min, .max), (.max, .max), (.min, 2), (.max, 2), (1, .max),
    ]
    var cases = ends.map { [String($0), String($1)] }
    for _ in 0..<6_000 {
      let denominator = RoundingTests.positive(using: &random)
      let numerator = Int128.random(in: .min...(.max), using: &random)
      cases.append([
        String(numerator >> Int128.random(in: 0...126, using: &random)), String(denominator),
      ])
      let half = Int128.random(in: 1...1_000_000_000_000, using: &random)
      let odd = Int128.random(in: -1_000_000...1_000_000, using: &random) * 2 + 1
      cases.append([String(odd * half), String(half * 2)])
    }
    try Oracle.expect("half_even", of: cases) { arguments in
      let numbers = try arguments.map { try #require(Int128($0)) }
      return String(Rounding.halfEven(numbers[0], dividedBy: numbers[1]))
    }
  }

  @Test("A product wider than 128 bits is divided exactly, or refused beyond 64")
  func multipliesAndDivides() throws {
    var random = SeededGenerator(seed: 1960)
    let ends: [(Int64, Int128, Int128)] = [
      (.max, 1, 1), (.min, 1, 1), (.min, 1, 2), (.max, .max, .max), (.min, .max, .max),
      (.min, .max, 1 << 62), (.max, .max, 1), (.max, 2, 2), (.max, 3, 2), (5, 0, 7), (0, 5, 7),
      (.max, 1_000_001, 1_000_001), (-5, 1, 2), (5, 1, 2), (-7, 1, 2), (7, 1, 2),
    ]
    var cases = ends.map { [String($0), String($1), String($2)] }
    for _ in 0..<8_000 {
      let value = Int64.random(in: .min...(.max), using: &random)
      let shift = Int64.random(in: 0...62, using: &random)
      cases.append([
        String(value >> shift), String(RoundingTests.positive(using: &random)),
        String(RoundingTests.positive(using: &random)),
      ])
    }
    try Oracle.expect("times_over", of: cases) { arguments in
      let value = try #require(Int64(arguments[0]))
      let factors = try arguments.dropFirst().map { try #require(Int128($0)) }
      let result = Rounding.halfEven(value, times: factors[0], over: factors[1])
      return result.map { String($0) } ?? "none"
    }
  }

  @Test(
    "The earlier of equal remainders gets the odd millionth",
    arguments: [
      (100, [1, 1, 1], [34, 33, 33]), (-100, [1, 1, 1], [-34, -33, -33]),
      (101, [1, 1, 1], [34, 34, 33]), (1, [50, 50], [1, 0]), (0, [3, 7], [0, 0]),
      (10, [0, 1, 0, 1], [0, 5, 0, 5]), (7, [1], [7]), (3, [1, 2, 1], [1, 1, 1]),
    ] as [(Int64, [Int64], [Int64])])
  func splitsByLargestRemainder(amount: Int64, weights: [Int64], parts: [Int64]) {
    #expect(Rounding.split(amount, by: weights) == parts)
  }

  @Test("Parts add up to the amount, and each lies within a millionth of its share")
  func splitsExactly() throws {
    var random = SeededGenerator(seed: 2106)
    var cases: [[String]] = [
      ["\(Int64.min)", "1"], ["\(Int64.min)", "1", "1", "1"],
      ["\(Int64.max)", "\(Int64.max)", "\(Int64.max)", "1"],
    ]
    for _ in 0..<5_000 {
      let amount = Int64.random(in: .min...(.max), using: &random)
      let weights = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        Int64.random(in: 0...Int64.max, using: &random)
          >> Int64.random(in: 0...63, using: &random)
      }
      guard weights.contains(where: { $0 > 0 }) else { continue }
      let shift = Int64.random(in: 0...62, using: &random)
      cases.append([String(amount >> shift)] + weights.map { String($0) })
    }
    try Oracle.expect("split", of: cases) { arguments in
      let amount = try #require(Int64(arguments[0]))
      let weights = try arguments.dropFirst().map { try #require(Int64($0)) }
      let parts = Rounding.split(amount, by: weights)
      let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
      #expect(parts.reduce(Int128(0)) { $0 + Int128($1) } == Int128(amount))
      for (part, weight) in zip(parts, weights) {
        let distance = Int128(part) * total - Int128(amount) * Int128(weight)
        #expect(distance.magnitude < total.magnitude)
      }
      return parts.map { String($0) }.joined(separator: " ")
    }
  }

  private static func positive(using random: inout SeededGenerator) -> Int128 {
    let value = Int128.random(in: 1...Int128.max, using: &random)
    return max(1, value >> Int128.random(in: 0...126, using: &random))
  }
}
