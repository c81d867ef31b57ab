import GRDB
import Kernel
import Storage
import Synchronization

/// Answers that were given, as long as nothing in the store has changed since.
///
/// Every change of the store is a revision: an answer stands until the next one, or until the
/// next day. Who asks for what is being made waits for it.
final class AnswerMemory: Sendable {
  private struct State {
    var revision: Int64 = 0
    var answers: [String: WebAnswer] = [:]
    var bytes = 0
  }

  /// How many bytes of answers are kept, with the addresses that ask for them.
  static let limit = 48 << 20
  /// How many bytes one answer may have to be kept: lists of all there is are made anew.
  static let largest = limit / 8

  private let state = Mutex(State())
  private let turns = Turns()

  var bytes: Int { state.withLock { $0.bytes } }

  func answer(
    to target: String, on day: CalendarDate, in store: Store,
    _ make: (Database) throws -> WebAnswer
  ) throws -> WebAnswer {
    let key = "\(day) \(target)"
    return try turns.take(key) {
      try store.read { db in
        let revision = try Revision.latest(in: db)
        if let known = known(key, revision) { return known }
        let answer = try make(db)
        keep(answer, for: key, revision)
        return answer
      }
    }
  }

  private func known(_ key: String, _ revision: Int64) -> WebAnswer? {
    state.withLock { $0.revision == revision ? $0.answers[key] : nil }
  }

  private func keep(_ answer: WebAnswer, for key: String, _ revision: Int64) {
    let bytes = answer.bytes.count + key.utf8.count
    guard bytes <= AnswerMemory.largest else { return }
    state.withLock { state in
      if state.revision != revision || state.bytes + bytes > AnswerMemory.limit {
        state = State(revision: revision)
      }
      if state.answers.updateValue(answer, forKey: key) == nil { state.bytes += bytes }
    }
  }
}
