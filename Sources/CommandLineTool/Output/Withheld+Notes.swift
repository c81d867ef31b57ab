import Disclosure

extension [Withheld] {
  /// What the gate kept back, in lines for people.
  var notes: [String] {
    map { "withheld: \($0.count) \($0.what) (\($0.why.rawValue))." }
  }
}

extension Console {
  /// Says on standard error what the gate kept back.
  static func note(_ withheld: [Withheld]) {
    for note in withheld.notes { Console.note(note) }
  }
}
