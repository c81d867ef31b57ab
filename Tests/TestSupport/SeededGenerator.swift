import Foundation

/// Random numbers that a seed repeats (SplitMix64), for tests of properties.
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Without a seed, `TEST_SEED` of the environment counts, else a new one, which is printed, so
  /// that a failure can be run again.
  public init(seed: UInt64? = nil) {
    let named = ProcessInfo.processInfo.environment["TEST_SEED"].flatMap { UInt64($0) }
    state = seed ?? named ?? .random(in: .min ... .max)
    if seed == nil { print("seed \(state) (repeat with TEST_SEED=\(state))") }
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
