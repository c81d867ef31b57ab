import Kernel
import TestSupport
import Testing

struct ExactDecimalTests {
  @Test(
    "The shortest form carries every significant decimal",
    arguments: [
      (0, "0"), (1, "0.000001"), (-1, "-0.000001"), (1_000_000, "1"), (-1_500_000, "-1.5"),
      (1_250_500_000, "1250.5"), (10_000_000, "10"), (100_000, "0.1"),
    ] as [(Int, String)])
  func writes(millionths: Int, text: String) {
    #expect(ExactDecimal(millionths: Int128(millionths)).description == text)
  }

  @Test func writesAtLeastTheDecimalsAsked() {
    let value = ExactDecimal(millionths: 1_250_500_000)
    #expect(value.formatted(minimumDecimals: 2) == "1250.50")
    #expect(value.formatted(minimumDecimals: 6) == "1250.500000")
    #expect(ExactDecimal(millionths: 1_234).formatted(minimumDecimals: 2) == "0.001234")
    #expect(ExactDecimal.zero.formatted(minimumDecimals: 2) == "0.00")
  }

  @Test("A rounded zero has no sign")
  func roundsToZero() {
    #expect(ExactDecimal(millionths: -4_999).rounded(decimals: 2) == "0.00")
    #expect(ExactDecimal(millionths: -5_000).rounded(decimals: 2) == "0.00")
    #expect(ExactDecimal(millionths: -5_001).rounded(decimals: 2) == "-0.01")
  }

  @Test("Forms and roundings up to the ends of 128 bits are those of Python's decimal")
  func agreesWithDecimal() throws {
    var random = SeededGenerator(seed: 1888)
    let ends = [Int128.max, .min, .max - 1, .min + 1, 0, 500_000, -500_000, 1_500_000, 2_500_000]
    let values = ends + (0..<4_000).map { _ in ExactDecimalTests.value(using: &random) }
    try Oracle.expect("written", of: values.map { [String($0)] }) { arguments in
      ExactDecimal(millionths: try #require(Int128(arguments[0]))).description
    }
    let roundings = values.map { value in
      [String(value), String(Int.random(in: 0...6, using: &random))]
    }
    try Oracle.expect("rounded", of: roundings) { arguments in
      ExactDecimal(millionths: try #require(Int128(arguments[0])))
        .rounded(decimals: try #require(Int(arguments[1])))
    }
  }

  @Test("Units and millionths that SQL sums apart come together, signs apart or not")
  func joinsUnitsAndMillionths() {
    #expect(ExactDecimal(units: 1_250, millionths: 500_000).description == "1250.5")
    #expect(ExactDecimal(units: -3, millionths: -250_000).description == "-3.25")
    #expect(ExactDecimal(units: 2, millionths: -250_000).description == "1.75")
    #expect(ExactDecimal(units: 1, millionths: 7_500_000).description == "8.5")
    let most = ExactDecimal(units: .max, millionths: .max)
    #expect(most.description == "9223381260226812661.775807")
    let least = ExactDecimal(units: .min, millionths: .min)
    #expect(least.description == "-9223381260226812662.775808")
  }

  @Test func addsAndSubtracts() throws {
    let first = ExactDecimal(millionths: 10)
    let second = ExactDecimal(millionths: 4)
    #expect(try first.adding(second).millionths == 14)
    #expect(try first.subtracting(second).millionths == 6)
    #expect(try second.subtracting(first).millionths == -6)
    #expect(try first.negated().millionths == -10)
    #expect(second < first)
  }

  @Test("Beyond 128 bits is an error, never a wrap and never a trap")
  func refusesOverflow() throws {
    let one = ExactDecimal(millionths: 1)
    let most = ExactDecimal(millionths: .max)
    let least = ExactDecimal(millionths: .min)
    #expect(throws: ArithmeticFailure.self) { try most.adding(one) }
    #expect(throws: ArithmeticFailure.self) { try least.subtracting(one) }
    #expect(throws: ArithmeticFailure.self) { try ExactDecimal.zero.subtracting(least) }
    #expect(throws: ArithmeticFailure.self) { try least.negated() }
    #expect(try ExactDecimal(millionths: -1).subtracting(least) == most)
  }

  private static func value(using random: inout SeededGenerator) -> Int128 {
    let value = Int128.random(in: .min...(.max), using: &random)
    let shifted = value >> Int128.random(in: 0...126, using: &random)
    // Half of them end in a five and zeros, where ties are.
    guard Bool.random(using: &random), shifted.magnitude < 1 << 100 else { return shifted }
    return shifted * 10_000 + 5_000
  }
}
