import Foundation
import Kernel

/// Standard output for data, standard error for everything else.
enum Console {
  /// Why data could not be written.
  enum Failure: DiagnosticError {
    case closedPipe
    case refused(String)

    var diagnostic: Diagnostic {
      switch self {
      case .closedPipe:
        Diagnostic(.error, rule: "output.closed", "nobody reads the output any more.")
      case .refused(let reason):
        Diagnostic(
          .critical, rule: "output.write", "the output cannot be written: \(reason).",
          remedy: "Check where it goes, and the space there.")
      }
    }
  }

  /// Writes data, whole and at once: nothing waits for the program's end.
  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) throws {
    let failure = bytes.withUnsafeBytes { put($0, to: STDOUT_FILENO) }
    guard let failure else { return }
    throw failure == EPIPE
      ? Failure.closedPipe : Failure.refused(String(cString: strerror(failure)))
  }

  /// Writes a line for people. One that nobody can read is no failure.
  static func note(_ line: String) { show(line + "\n") }

  /// Writes text for people as it stands.
  static func show(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { put($0, to: STDERR_FILENO) }
  }

  static var errorsAreOnTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Asks a person on the terminal; a no cancels, and without a terminal there is nobody to ask.
  static func confirm(_ question: String, or refusal: ConfirmationNeeded) throws {
    guard isatty(STDIN_FILENO) == 1, errorsAreOnTerminal else { throw refusal }
    show(question + " [y/N] ")
    let answer = readLine()?.lowercased() ?? ""
    guard answer == "y" || answer == "yes" else { throw Cancelled() }
  }

  /// The error number of a write that failed, nil once all is written.
  private static func put(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
          continue
        }
        return errno
      }
      done += count
    }
    return nil
  }
}
