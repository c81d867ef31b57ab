import CLinux
import Glibc

/// An open file descriptor, closed with its only owner.
final class Descriptor {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  func setNonBlocking() throws(SystemError) {
    let flags = fcntl(number, F_GETFL)
    guard flags >= 0, fcntl(number, F_SETFL, flags | O_NONBLOCK) >= 0 else {
      throw SystemError("fcntl")
    }
  }

  /// Both ends of a new pipe, which no program started meanwhile inherits.
  static func pipe() throws(SystemError) -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemError("pipe") }
    let reading = Descriptor(ends[0])
    let writing = Descriptor(ends[1])
    return (try above(reading), try above(writing))
  }

  /// Below 3 lie the places that the child's streams are put into.
  private static func above(_ end: Descriptor) throws(SystemError) -> Descriptor {
    guard end.number < 3 else { return end }
    let moved = fcntl(end.number, F_DUPFD_CLOEXEC, 3)
    guard moved >= 0 else { throw SystemError("fcntl") }
    return Descriptor(moved)
  }
}

/// A call of the system that failed, with its reason.
struct SystemError: Error, CustomStringConvertible {
  let description: String

  init(_ call: String, _ code: Int32 = errno) {
    description = "\(call): \(String(cString: strerror(code)))"
  }
}
