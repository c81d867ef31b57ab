import Foundation

/// Lets one at a time do what goes by a name; others who want to do it wait.
final class Turns: @unchecked Sendable {
  private let condition = NSCondition()
  /// Guarded by the condition.
  private var taken: Set<String> = []

  func take<Value>(_ name: String, _ body: () throws -> Value) rethrows -> Value {
    condition.withLock {
      while taken.contains(name) { condition.wait() }
      taken.insert(name)
    }
    defer {
      condition.withLock {
        taken.remove(name)
        condition.broadcast()
      }
    }
    return try body()
  }
}
