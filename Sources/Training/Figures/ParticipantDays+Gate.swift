import Disclosure
import Kernel

/// Days of participants as they may leave.
public struct DisclosedDays: Hashable, Sendable {
  public let halfDays: Known<Int64>
  public let hours: Known<ExactDecimal>
  public let days: Known<ExactDecimal>
}

extension ParticipantDays {
  public func disclosed(through gate: inout Gate) -> DisclosedDays {
    DisclosedDays(
      halfDays: gate.figure(.value(halfDays), of: people, "attendance", sensitivity),
      hours: gate.figure(.value(hours), of: people, "attendance", sensitivity),
      days: gate.figure(.value(days), of: people, "attendance", sensitivity))
  }
}
