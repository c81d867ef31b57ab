import Disclosure
import Kernel

/// What was learned as it may leave: who took which tests, and the means of the pairs.
public struct DisclosedGain: Hashable, Sendable {
  /// By `both`, `before` and `after`.
  public let tests: DisclosedTable
  public let before: Known<Ratio>
  public let after: Known<Ratio>
  public let gain: Known<Ratio>

  /// The same without any number.
  var withoutNumbers: DisclosedGain {
    DisclosedGain(
      tests: tests.withoutNumbers, before: before.withoutNumber,
      after: after.withoutNumber, gain: gain.withoutNumber)
  }
}

extension Known {
  /// Withheld where there was a value.
  var withoutNumber: Known {
    value == nil ? self : .withheld
  }
}

extension LearningGain {
  public func disclosed(through gate: inout Gate) throws -> DisclosedGain {
    let table = try gate.table(
      .list("tests", [("both", pairs), ("before", onlyBefore), ("after", onlyAfter)]),
      of: "training_tests", sensitivity)
    let entries: [DisclosedTable.Entry] = [.row("both")]
    return DisclosedGain(
      tests: table, before: table.derived(from: entries) { _ in before },
      after: table.derived(from: entries) { _ in after },
      gain: table.derived(from: entries) { _ in gain })
  }
}
