import Dispatch
import Foundation
import Synchronization

/// Ctrl-C and a polite end: the program leaves at once and the store is as before, unless a
/// commit has begun, which is then finished.
///
/// Leaving at once is safe: what a transaction wrote is in the log without a commit record, and
/// the lock ends with the process. Watches as long as it lives.
final class Interruption {
  private static let isCommitting = Mutex(false)
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM].map { number in
      // The source sees signals only where they do not end the process themselves.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { Interruption.leave() }
      source.resume()
      return source
    }
  }

  deinit {
    for source in sources { source.cancel() }
  }

  /// Tells whether a commit is under way, which the program does not leave half-way.
  static func setCommitting(_ value: Bool) { isCommitting.withLock { $0 = value } }

  private static func leave() {
    isCommitting.withLock { isCommitting in
      guard isCommitting else {
        // Still holding the lock, so that no commit begins meanwhile.
        Console.note("cancelled: what was not finished was not written.")
        _exit(ExitStatus.cancelled)
      }
      Console.note("what was read is being saved; this ends in a moment.")
    }
  }
}
