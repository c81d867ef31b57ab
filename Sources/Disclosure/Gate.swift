import Kernel

/// What every table passes on its way out: it lets through what the audience
/// may see and lists what it kept back.
///
/// One gate serves one output.
public struct Gate: Sendable {
  public let audience: Audience
  /// What was kept back so far, in the order in which it was first met.
  public private(set) var withheld: [Withheld] = []

  public init(for audience: Audience) {
    self.audience = audience
  }

  /// Whether the audience sees records of this class. Asks only; nothing is listed.
  public func admits(_ sensitivity: Sensitivity) -> Bool {
    sensitivity <= audience.clearance
  }

  /// Whether a record passes; one that does not is listed.
  public mutating func passes(_ what: String, _ sensitivity: Sensitivity) -> Bool {
    guard !admits(sensitivity) else { return true }
    withhold(what, .sensitivity)
    return false
  }

  /// A value of a record of this class, or that it is withheld.
  public mutating func known<Value>(
    _ value: Known<Value>, of what: String, _ sensitivity: Sensitivity
  ) -> Known<Value> {
    passes(what, sensitivity) ? value : .withheld
  }

  /// Lists something that the caller kept back itself.
  public mutating func withhold(_ what: String, _ why: Withheld.Reason, count: Int = 1) {
    guard count > 0 else { return }
    if let index = withheld.firstIndex(where: { $0.what == what && $0.why == why }) {
      withheld[index].count += count
    } else {
      withheld.append(Withheld(what: what, why: why, count: count))
    }
  }
}
