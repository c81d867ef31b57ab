import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and a polite end.
///
/// A run that can be cancelled is, and leaves nothing. Otherwise, or at the second time of
/// asking, the program leaves at once. That is safe too: what a transaction wrote before its
/// commit is in the log without effect, and the lock ends with the process.
final class Interruption {
  private static let cancel = Mutex<(note: String, body: @Sendable () -> Void)?>(nil)
  private let sources: [any DispatchSourceSignal]

  /// Watches as long as it lives.
  init() {
    sources = [SIGINT, SIGTERM].map { number in
      // The source sees signals only where they do not end the process themselves.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { Interruption.meet() }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }

  /// Runs a body that can be cancelled from another thread.
  ///
  /// - Parameter note: what people are told then.
  static func cancelling<T>(
    saying note: String = "cancelling …", with cancel: @escaping @Sendable () -> Void,
    _ body: () throws -> T
  ) rethrows -> T {
    Interruption.cancel.withLock { $0 = (note, cancel) }
    defer { Interruption.cancel.withLock { $0 = nil } }
    return try body()
  }

  private static func meet() {
    let cancel = cancel.withLock { cancel in
      defer { cancel = nil }
      return cancel
    }
    guard let cancel else { _exit(ExitStatus.cancelled) }
    Console.note(cancel.note)
    cancel.body()
  }
}
