import Foundation
import PluginProtocol

/// Lines to a descriptor, gathered until there is something worth writing.
final class LineOutput {
  private let descriptor: Int32
  private var buffer = Data()

  private static let full = 1 << 16

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  func write(_ message: Message) throws {
    buffer += Line.bytes(of: message)
    if buffer.count >= LineOutput.full { try flush() }
  }

  func flush() throws {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw PluginFailure("The answer cannot be written.") }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
