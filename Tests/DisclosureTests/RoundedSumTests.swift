import Foundation
import Kernel
import TestSupport
import Testing

@testable import Disclosure

/// Numbers of overlapping groups, and a reader who tries every table that leads to them.
struct RoundedSumTests {
  private struct Case: Encodable {
    let attended: [Int64]
    let most: Int64
    let threshold: Int
    /// To which multiple it is shown; 1 where somebody forgets to round.
    var rounding: Int
  }

  private struct Verdict: Decodable {
    let shown: [String]
    let faults: [String]
  }

  private static func rounded(_ own: Case) -> RoundedSum {
    var gate = Gate(for: own.threshold == 5 ? .internal : .public)
    return gate.rounded(
      Int64(own.attended.count),
      adding: ExactDecimal(millionths: own.attended.reduce(0) { $0 + Int128($1) }),
      most: own.most, of: "attendance", .internal)
  }

  @Test("Of 1,000 random groups the numbers are right, and none tells that few are in or out of it")
  func thousand() throws {
    var random = SeededGenerator(seed: 20)
    let cases = (0..<1_000).map { index in
      let most = Int64.random(in: 1...24, using: &random) * 250_000
      let people = Int.random(in: index % 3 == 0 ? 0...9 : 0...40, using: &random)
      return Case(
        attended: (0..<people).map { _ in
          Int.random(in: 0..<8, using: &random) == 0 ? most / 2 : most
        }, most: most, threshold: index % 2 == 0 ? 5 : 10, rounding: index % 2 == 0 ? 5 : 10)
    }
    let verdicts = try RoundedSumTests.verdicts(cases)
    #expect(verdicts.count == 1_000)
    for (own, verdict) in zip(cases, verdicts) {
      let rounded = RoundedSumTests.rounded(own)
      #expect(["\(rounded.people)", "\(rounded.sum.millionths)"] == verdict.shown)
      #expect(verdict.faults == [], "\(own.attended.count) \(own.threshold)")
    }
    let careless = cases.map { own in
      var careless = own
      careless.rounding = 1
      return careless
    }
    #expect(try RoundedSumTests.verdicts(careless).count { !$0.faults.isEmpty } > 900)
  }

  private static func verdicts(_ cases: [Case]) throws -> [Verdict] {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "rounded_sums.py")
    let run = try RunProcess.run(
      "python3", [script.path],
      stdin: String(decoding: try JSONEncoder().encode(cases), as: UTF8.self),
      timeLimit: .seconds(120))
    #expect(run.status == 0, "\(run.stderr)")
    return try JSONDecoder().decode([Verdict].self, from: Data(run.stdout.utf8))
  }

  @Test("What is told at ten follows from what is told at five")
  func steps() {
    var shown: [Int64: Set<Int64>] = [:]
    for people in Int64(0)...500 {
      var own = Gate(for: .internal)
      var others = Gate(for: .public)
      let sum = ExactDecimal(millionths: Int128(people) * 3)
      let five = own.rounded(people, adding: sum, most: 3, of: "attendance", .internal)
      let ten = others.rounded(people, adding: sum, most: 3, of: "attendance", .internal)
      shown[five.people, default: []].insert(ten.people)
      #expect(five.people % 5 == 0 && abs(five.people - people) <= 2)
      #expect(ten.people % 10 == 0 && abs(ten.people - people) <= 7)
      #expect(five.sum.millionths == Int128(five.people) * 3)
    }
    #expect(shown.values.allSatisfy { $0.count == 1 })
  }

  @Test("Seven beside eight, and who attended a part: no difference of few is told")
  func neighbours() {
    let all = Case(attended: .init(repeating: 3, count: 12), most: 3, threshold: 5, rounding: 5)
    for missing in 0..<5 {
      let few = Case(
        attended: .init(repeating: 3, count: 12 - missing), most: 3, threshold: 5, rounding: 5)
      #expect(RoundedSumTests.rounded(few) == RoundedSumTests.rounded(all))
    }
    #expect(RoundedSumTests.rounded(all).people == 10)
    var gate = Gate(for: .internal)
    let none = gate.rounded(
      2, adding: ExactDecimal(millionths: 6), most: 3, of: "attendance", .internal)
    #expect(none == .none && gate.withheld.isEmpty)
  }
}
