import Disclosure
import GRDB
import Kernel
import Portfolio
import Synchronization

/// Values made from the whole portfolio, which take seconds where it is large: kept until something
/// changes that they are made from.
final class Kept<Value: Sendable>: Sendable {
  private struct State {
    var revision: Int64 = 0
    var values: [Key: Value] = [:]
  }

  struct Key: Hashable, Sendable {
    let day: CalendarDate
    let audience: Audience
  }

  /// How many are kept.
  private let most = 3
  private let state = Mutex(State())

  func value(_ db: Database, for key: Key, _ make: () throws -> Value) throws -> Value {
    let revision = try Counting.revision(in: db)
    let known = state.withLock { $0.revision == revision ? $0.values[key] : nil }
    if let known { return known }
    let value = try make()
    state.withLock { state in
      if state.revision != revision || state.values.count >= most {
        state = State(revision: revision)
      }
      state.values[key] = value
    }
    return value
  }
}
