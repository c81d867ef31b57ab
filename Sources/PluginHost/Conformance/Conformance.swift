import Foundation
import Kernel
import PluginProtocol

/// Plays Baraza against a program and says which rules of the protocol it keeps.
public struct Conformance {
  /// How a rule was met.
  public struct Finding: Encodable, Sendable, Hashable {
    public let rule: ConformanceRule
    public let words: String
    public let isKept: Bool
    /// What happened, where it was broken.
    public let problem: String?
    public let remedy: String?
  }

  private let plugin: Plugin
  private let call: Call
  private let items: [Item]

  /// - Parameter sample: one of the plugin's cases; without it, a call that any plugin must survive.
  public init(_ plugin: Plugin, hook: Hook, sample: PluginCase? = nil) {
    self.plugin = plugin
    let forms = plugin.forms(for: hook)
    call =
      sample?.call
      ?? Call(id: "1", hook: hook, Call.Parameters(host: "baraza conform", forms: forms))
    items = sample?.items ?? Conformance.items(for: hook, form: forms.first ?? "concerns")
  }

  /// Tries every rule that goes with the hook.
  public func run(_ streams: PluginCall.Streams = .init()) throws -> [Finding] {
    let answer = Result { try self.answer(lines(of: items), streams) }
    return ConformanceRule.allCases.filter(applies).map { rule in
      let problem: String?
      do {
        problem = try self.problem(rule, answer.get(), streams)
      } catch {
        problem = "\(error)"
      }
      return Finding(
        rule: rule, words: rule.words, isKept: problem == nil, problem: problem,
        remedy: problem == nil ? nil : rule.remedy)
    }
  }

  private func applies(_ rule: ConformanceRule) -> Bool {
    rule != .otherChunks || call.hook != .recordCheck
  }

  /// What is wrong; nil where the rule is kept.
  ///
  /// - Parameter first: how the plain call was answered.
  private func problem(
    _ rule: ConformanceRule, _ first: [Message], _ streams: PluginCall.Streams
  ) throws -> String? {
    let lines = lines(of: items)
    func same(_ lines: [String]) throws -> String? {
      try answer(lines, streams) == first ? nil : "the answer is another one."
    }
    func refusal(_ lines: [String]) throws -> CallError? {
      if case .failure(_, let error)? = try answer(lines, streams).last { error } else { nil }
    }
    switch rule {
    case .answers: return nil
    case .repeats: return try same(lines)
    case .unknownFields: return try same(lines.map { $0.adding(#"{"a":[1]}"#) })
    case .lineSeparators: return try same(lines.map { $0.adding("\"a\u{2028}b\u{85}c\"") })
    case .longLine:
      let text = String(repeating: "x", count: 1 << 20)
      return try same([lines[0].adding("\"\(text)\"")] + lines.dropFirst())
    case .otherChunks: return try same(self.lines(of: items.flatMap(\.inSmallChunks)))
    case .noItems:
      _ = try answer(self.lines(of: []), streams)
      return nil
    case .unknownMethod:
      let other = lines[0].replacing("\"\(call.hook.rawValue)\"", with: "\"figure.guess\"")
      let error = try refusal([other] + lines.dropFirst())
      return error?.code == -32601
        ? nil : error.map { "the error has the code \($0.code)." } ?? "there is a result."
    case .cutShort: return try refusal(lines.dropLast()) == nil ? "there is a result." : nil
    }
  }

  /// The host's lines.
  private func lines(of items: [Item]) -> [String] {
    ([.call(call)] + items.map(Message.item) + [.end(End(items: items.count))]).map {
      String(decoding: Line.bytes(of: $0).dropLast(), as: UTF8.self)
    }
  }

  private func answer(
    _ lines: [String], _ streams: PluginCall.Streams
  ) throws(CallFailure) -> [Message] {
    let text = lines.map { $0 + "\n" }.joined()
    return try PluginCall(plugin, call).answer(to: Array(text.utf8), streams)
  }

  /// What any plugin must be able to be sent, though it need not make sense of it.
  private static func items(for hook: Hook, form: String) -> [Item] {
    switch hook {
    case .recordCheck: [.record(RecordItem(form: form, fields: [:], ref: "\(form)/#1"))]
    case .importRead, .reportRender:
      FileItems.items(
        name: hook == .importRead ? "sample.txt" : "report.html",
        of: Data(String(repeating: "<p>Illustrative</p>\n", count: 200).utf8))
    }
  }
}

extension String {
  /// A JSON object with one more field.
  fileprivate func adding(_ value: String) -> String { dropLast() + ",\"later\":\(value)}" }
}

extension Item {
  fileprivate var inSmallChunks: [Item] {
    guard case .chunk(let chunk) = self, let bytes = Data(base64Encoded: chunk.base64) else {
      return [self]
    }
    return stride(from: 0, to: bytes.count, by: 1000).map { start in
      .chunk(ChunkItem(base64: bytes.dropFirst(start).prefix(1000).base64EncodedString()))
    }
  }
}
