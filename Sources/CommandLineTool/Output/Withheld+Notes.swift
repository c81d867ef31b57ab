import Disclosure

extension Console {
  /// Says on standard error what the gate kept back.
  static func note(_ withheld: [Withheld]) {
    for withheld in withheld {
      note("withheld: \(withheld.count) \(withheld.what) (\(withheld.why.rawValue)).")
    }
  }
}
