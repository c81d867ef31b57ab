import Foundation
import Synchronization

/// The lines of standard input, each held to a length, until the input ends or the session is
/// told to stop.
struct RequestLines {
  enum Line: Equatable {
    case text([UInt8])
    /// One that was too long; what it held is gone.
    case tooLong
  }

  /// A line's bytes, without the line feed.
  static let longest = 1_048_576

  private let stop: Stop
  private var buffer: [UInt8] = []
  /// Where the next line begins in the buffer, and up to where there is no line feed.
  private var start = 0
  private var searched = 0
  private var isSkipping = false
  private var hasEnded = false

  init(until stop: Stop) { self.stop = stop }

  /// The next line; a last one without a line feed counts. Nil at the end, or when told to stop.
  mutating func next() throws -> Line? {
    while !stop.isRequested {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = taken(upTo: end)
        start = end + 1
        searched = start
        return line
      }
      searched = buffer.count
      if buffer.count - start > RequestLines.longest { isSkipping = true }
      if isSkipping { start = buffer.count }
      if hasEnded {
        guard start < buffer.count || isSkipping else { return nil }
        let line = taken(upTo: buffer.count)
        start = buffer.count
        return line
      }
      try read()
    }
    return nil
  }

  private mutating func taken(upTo end: Int) -> Line {
    defer { isSkipping = false }
    let bytes = buffer[start..<end]
    return isSkipping || bytes.count > RequestLines.longest ? .tooLong : .text(Array(bytes))
  }

  private mutating func read() throws {
    buffer.removeFirst(start)
    searched -= start
    start = 0
    guard stop.waitsForInput() else { return }
    let held = buffer.count
    let room = 1 << 16
    buffer.append(contentsOf: repeatElement(0, count: room))
    let count = buffer.withUnsafeMutableBytes {
      Foundation.read(STDIN_FILENO, $0.baseAddress?.advanced(by: held), room)
    }
    let problem = errno
    buffer.removeLast(room - max(0, count))
    if count < 0, problem != EINTR, problem != EAGAIN {
      throw InputFileFailure(path: "standard input")
    }
    hasEnded = count == 0
  }
}

extension RequestLines {
  /// A word from another thread that no more requests are to be read.
  final class Stop: Sendable {
    private let isAsked = Atomic(false)
    private let ends: (read: Int32, write: Int32)

    init() {
      var ends: [Int32] = [-1, -1]
      // Without a pipe, a stop is noticed with the next line.
      _ = pipe(&ends)
      self.ends = (ends[0], ends[1])
    }

    deinit {
      close(ends.read)
      close(ends.write)
    }

    var isRequested: Bool { isAsked.load(ordering: .relaxed) }

    func request() {
      isAsked.store(true, ordering: .relaxed)
      _ = [UInt8(0)].withUnsafeBytes { write(ends.write, $0.baseAddress, 1) }
    }

    /// Waits until standard input has something, or its end; false when told to stop.
    fileprivate func waitsForInput() -> Bool {
      var watched = [STDIN_FILENO, ends.read].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      while poll(&watched, nfds_t(watched.count), -1) < 0, errno == EINTR {}
      return !isRequested
    }
  }
}
