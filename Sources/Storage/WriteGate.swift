import Foundation
import Synchronization

/// Lets human changes through one by one, and refuses them while a run is being applied.
///
/// A change would otherwise wait, silently, until a run of minutes has ended.
final class WriteGate: Sendable {
  private let changes = NSLock()
  private let running = Mutex<RunProgress?>(nil)

  var run: RunProgress? { running.withLock { $0 } }

  func change<T>(_ body: () throws -> T) throws -> T {
    changes.lock()
    defer { changes.unlock() }
    if let run { throw StoreFailure.applying(run) }
    return try body()
  }

  func run<T>(_ progress: RunProgress, _ body: () throws -> T) throws -> T {
    try change { running.withLock { $0 = progress } }
    defer { running.withLock { $0 = nil } }
    return try body()
  }

  func report(done: Int64, of total: Int64) {
    running.withLock {
      $0?.done = done
      $0?.total = total
    }
  }
}
