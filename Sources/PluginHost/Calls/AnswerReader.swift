import PluginProtocol

/// Holds what a plugin writes to the protocol, line by line.
struct AnswerReader {
  let call: Call
  let mostItems: Int
  /// How many lines were read, and how many of them were items.
  private(set) var lines = 0
  private(set) var items = 0
  /// The response, once it came.
  private(set) var response: Message?
  private var file = FileCheck()

  init(_ call: Call, mostItems: Int) {
    self.call = call
    self.mostItems = mostItems
  }

  /// Reads a line without its line feed.
  ///
  /// - Throws: `LineFault`, ``CallFault``
  mutating func read(_ bytes: UnsafeRawBufferPointer) throws -> Message {
    lines += 1
    let message = try Line.message(bytes, number: lines)
    if response != nil { throw CallFault.afterResponse(line: lines) }
    switch message {
    case .item(let item): try take(item)
    case .progress: break
    case .result(let id, let end):
      guard id == call.id else { throw CallFault.id(id, asked: call.id, line: lines) }
      guard end.items == items else {
        throw CallFault.items(stated: end.items, sent: items, line: lines)
      }
      try file.finish(line: lines)
      response = message
    case .failure(let id, _):
      guard id == call.id || id == nil else {
        throw CallFault.id(id, asked: call.id, line: lines)
      }
      response = message
    case .call(let call): throw CallFault.hostsMessage(call.hook.rawValue, line: lines)
    case .end: throw CallFault.hostsMessage("end", line: lines)
    }
    return message
  }

  private mutating func take(_ item: Item) throws {
    items += 1
    if items > mostItems { throw CallFault.tooManyItems(mostItems, line: lines) }
    guard call.hook.allows(item.kind) else {
      throw CallFault.kind(item.kind, hook: call.hook, line: lines)
    }
    switch item {
    case .record(let record):
      guard call.parameters.forms.contains(record.form) else {
        throw CallFault.form(record.form, allowed: call.parameters.forms, line: lines)
      }
    case .finding(let finding):
      guard AnswerReader.isRule(finding.rule) else {
        throw CallFault.rule(finding.rule, line: lines)
      }
    case .file(let file): try self.file.begin(file, line: lines)
    case .chunk(let chunk): try file.append(chunk, line: lines)
    }
  }

  private static func isRule(_ name: String) -> Bool {
    let bytes = name.utf8
    return bytes.first.map { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") } ?? false
      && bytes.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "."), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
