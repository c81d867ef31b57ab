import PluginProtocol

/// A call, as the plugin sees it: what is asked, what is sent with it, and what it answers.
public final class PluginSession {
  public let call: Call
  /// How many items the plugin has sent.
  public private(set) var sent = 0

  private let lines: LineInput
  private let answer: LineOutput
  private var received = 0
  private var isOver = false

  init(_ call: Call, _ lines: LineInput, _ answer: LineOutput) {
    self.call = call
    self.lines = lines
    self.answer = answer
  }

  /// The next item that Baraza sends; nil at the end.
  ///
  /// - Throws: ``PluginFailure`` where a line is no message, or the input was cut short.
  public func next() throws -> Item? {
    while !isOver {
      guard let message = try message() else {
        throw PluginFailure("The input ends before its end message: it was cut short.")
      }
      switch message {
      case .item(let item):
        received += 1
        return item
      case .end(let end):
        guard end.items == received else {
          throw PluginFailure("\(end.items) items were announced, \(received) came.")
        }
        isOver = true
      case .progress: continue
      case .call, .result, .failure:
        throw PluginFailure("A message has no place here.", code: PluginFailure.unusable)
      }
    }
    return nil
  }

  /// Sends an item of the plugin's own.
  public func send(_ item: Item) throws {
    try answer.write(.item(item))
    sent += 1
  }

  /// Says how far the plugin is, in a unit of its own.
  public func progress(_ done: Int, of total: Int? = nil) throws {
    try answer.write(.progress(Progress(done: done, total: total)))
    try answer.flush()
  }

  private func message() throws -> Message? {
    do {
      return try lines.next { try Line.message($0, number: lines.count) }
    } catch let fault as LineFault {
      throw PluginFailure(fault)
    }
  }
}
