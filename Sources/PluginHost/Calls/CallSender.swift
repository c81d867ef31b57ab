import PluginProtocol

/// The lines of the host: the request, the items as they are asked for, the end.
struct CallSender {
  private let streams: PluginCall.Streams
  private var begin: Message?
  private var isDone = false
  /// How many were sent.
  private(set) var items = 0

  init(_ call: Call, _ streams: PluginCall.Streams) {
    begin = .call(call)
    self.streams = streams
  }

  /// Appends the next lines. False after the last.
  mutating func append(to buffer: inout [UInt8]) throws -> Bool {
    while !isDone, buffer.count < CallSender.batch {
      let message = try next()
      let line = Line.bytes(of: message)
      line.dropLast().withUnsafeBytes { streams.trace?(.toPlugin, $0) }
      buffer.append(contentsOf: line)
    }
    return !isDone
  }

  /// How many bytes are written ahead.
  private static let batch = 1 << 16

  private mutating func next() throws -> Message {
    if let begin {
      self.begin = nil
      return begin
    }
    if let item = try streams.next() {
      items += 1
      return .item(item)
    }
    isDone = true
    return .end(End(items: items))
  }
}
