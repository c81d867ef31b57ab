import GRDB
import Kernel
import Storage
import Synchronization

/// Answers that were given, as long as nothing in the store has changed since.
///
/// Every change of the store is a revision: an answer stands until the next one, or until the
/// next day.
final class AnswerMemory: Sendable {
  private struct State {
    var revision: Int64 = 0
    var answers: [String: WebAnswer] = [:]
    var bytes = 0
  }

  /// How many bytes of answers are kept.
  static let limit = 32 << 20

  private let state = Mutex(State())

  func answer(
    to target: String, on day: CalendarDate, in store: Store,
    _ make: (Database) throws -> WebAnswer
  ) throws -> WebAnswer {
    let key = "\(day) \(target)"
    return try store.read { db in
      let revision = try Revision.latest(in: db)
      if let known = known(key, revision) { return known }
      let answer = try make(db)
      keep(answer, for: key, revision)
      return answer
    }
  }

  private func known(_ key: String, _ revision: Int64) -> WebAnswer? {
    state.withLock { $0.revision == revision ? $0.answers[key] : nil }
  }

  private func keep(_ answer: WebAnswer, for key: String, _ revision: Int64) {
    guard answer.bytes.count < AnswerMemory.limit / 16 else { return }
    state.withLock { state in
      if state.revision != revision || state.bytes + answer.bytes.count > AnswerMemory.limit {
        state = State(revision: revision)
      }
      if state.answers.updateValue(answer, forKey: key) == nil { state.bytes += answer.bytes.count }
    }
  }
}
