import Foundation
import Kernel
import PluginProtocol

/// A call that a plugin keeps beside its program, with the answer that it should give:
/// `cases/NAME.in.ndjson` and `cases/NAME.out.ndjson`.
public struct PluginCase: Sendable {
  public let name: String
  /// The host's lines, as they are sent.
  let input: [UInt8]
  let call: Call
  let items: [Item]
  private let answer: URL

  /// The cases of a plugin, by name.
  ///
  /// - Throws: ``CaseFault``
  public static func all(of plugin: Plugin) throws -> [PluginCase] {
    let folder = URL(filePath: plugin.folder).appending(path: "cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return try names.filter { $0.hasSuffix(ending) }.sorted().map { name in
      try PluginCase(String(name.dropLast(ending.count)), in: folder)
    }
  }

  /// - Throws: ``CaseFault``
  public static func named(_ name: String, of plugin: Plugin) throws -> PluginCase {
    guard let found = try all(of: plugin).first(where: { $0.name == name }) else {
      throw CaseFault.noCase(name)
    }
    return found
  }

  /// What the plugin is called for.
  public var hook: Hook { call.hook }

  private static let ending = ".in.ndjson"

  private init(_ name: String, in folder: URL) throws {
    self.name = name
    answer = folder.appending(path: "\(name).out.ndjson")
    let file = folder.appending(path: name + PluginCase.ending)
    input = Array(try Data(contentsOf: file))
    let messages = try PluginCase.messages(in: input, of: file.lastPathComponent)
    guard case .call(let call)? = messages.first else {
      throw CaseFault.noCall(file: file.lastPathComponent)
    }
    self.call = call
    items = messages.compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  /// The messages of a file, a line each; empty lines are passed over.
  ///
  /// - Throws: ``CaseFault``
  private static func messages(in bytes: [UInt8], of file: String) throws -> [Message] {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return try lines.enumerated().filter { !$1.isEmpty }.map { index, line in
      do {
        return try Array(line).withUnsafeBytes { try Line.message($0, number: index + 1) }
      } catch let fault as LineFault {
        throw CaseFault.line(fault.diagnostic, file: file)
      }
    }
  }

  /// Runs the plugin on the case.
  ///
  /// - Returns: nil where it answered as it should.
  public func difference(_ plugin: Plugin, _ streams: PluginCall.Streams) throws -> CaseFault? {
    guard let bytes = FileManager.default.contents(atPath: answer.path) else {
      return .noAnswer(file: answer.lastPathComponent)
    }
    let wanted = try PluginCase.messages(in: Array(bytes), of: answer.lastPathComponent)
      .filter { if case .progress = $0 { false } else { true } }
    let got: [Message]
    do {
      got = try PluginCall(plugin, call).answer(to: input, streams)
    } catch {
      return .failed(error.diagnostic)
    }
    for place in 0..<max(wanted.count, got.count) {
      let due = place < wanted.count ? wanted[place] : nil
      let came = place < got.count ? got[place] : nil
      guard due != came else { continue }
      return .different(
        message: place + 1, wanted: due.map(PluginCase.text), got: came.map(PluginCase.text)
      )
    }
    return nil
  }

  /// Runs the plugin on the case and keeps its answer as the one that it should give.
  ///
  /// - Throws: ``CallFailure``
  public func record(_ plugin: Plugin, _ streams: PluginCall.Streams) throws {
    let lines = try PluginCall(plugin, call).answer(to: input, streams).map {
      Line.bytes(of: $0)
    }
    try Data(lines.joined()).write(to: answer, options: .atomic)
  }

  private static func text(_ message: Message) -> String {
    String(decoding: Line.bytes(of: message).dropLast(), as: UTF8.self)
  }
}
