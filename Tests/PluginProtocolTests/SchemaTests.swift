import Foundation
import Kernel
import PluginProtocol
import TestSupport
import Testing

@Suite("Schemas and document of the plugin protocol")
struct SchemaTests {
  @Test("The schema of messages takes what the code writes, and the code what the schema allows")
  func messages() throws {
    let lines = Samples.messages.map { Data(Line.bytes(of: $0)) }
    let faults = try JSONSchema.faults(of: lines, by: "plugin-messages.schema.json")
    #expect(faults == lines.map { _ in [] })
  }

  @Test("Both refuse the same lines")
  func refused() throws {
    let lines = [
      #"{"jsonrpc":"1.0","method":"end","params":{"items":0}}"#,
      #"{"jsonrpc":"2.0","method":"end","params":{}}"#,
      #"{"jsonrpc":"2.0","method":"rows","params":{}}"#,
      #"{"jsonrpc":"2.0","method":"record","params":{"form":"a","fields":{"b":1}}}"#,
      #"{"jsonrpc":"2.0","method":"record","params":{"form":"a","fields":["b"]}}"#,
      #"{"jsonrpc":"2.0","method":"finding","params":{"severity":"x","rule":"a","message":"b"}}"#,
      #"{"jsonrpc":"2.0","method":"progress","params":{"done":"1"}}"#,
      #"{"jsonrpc":"2.0","method":"file","params":{"name":"a","bytes":1.5,"sha256":""}}"#,
      #"{"jsonrpc":"2.0","id":7,"result":{"items":0}}"#,
      #"{"jsonrpc":"2.0","id":"1","error":{"message":"a"}}"#, "[]",
    ].map { Data($0.utf8) }
    let faults = try JSONSchema.faults(of: lines, by: "plugin-messages.schema.json")
    for (line, faults) in zip(lines, faults) {
      #expect(faults != [], "the schema takes \(String(decoding: line, as: UTF8.self))")
      #expect(throws: LineFault.self) {
        try line.withUnsafeBytes { try Line.message($0, number: 1) }
      }
    }
  }

  @Test("The schema of manifests takes the document's manifest, and the code does")
  func manifest() throws {
    let example = try #require(
      SchemaTests.document().split(separator: "```json\n").dropFirst().first?
        .split(separator: "```").first)
    let manifest = try Manifest.decoded(from: Array(example.utf8))
    let manifests = [Data(example.utf8), try JSONEncoder().encode(manifest)]
    #expect(try JSONSchema.faults(of: manifests, by: "plugin-manifest.schema.json") == [[], []])
  }

  @Test("The example call of the document is what the code reads")
  func example() throws {
    let lines = try SchemaTests.document().split(separator: "\n").filter {
      $0.hasPrefix("→ ") || $0.hasPrefix("← ")
    }
    #expect(lines.count == 7)
    for line in lines {
      _ = try Array(line.dropFirst(2).utf8).withUnsafeBytes { try Line.message($0, number: 1) }
    }
  }

  @Test("The document names every hook, item, permission and limit with its number")
  func names() throws {
    let text = try SchemaTests.document()
    for hook in Hook.allCases { #expect(text.contains("| `\(hook.rawValue)` |")) }
    for kind in Item.Kind.allCases { #expect(text.contains("| `\(kind.rawValue)` |")) }
    for permission in ["propose:FORM", "read:FORM", "reports", "network"] {
      #expect(Permission(permission) != nil)
      #expect(text.contains("| `\(permission)` |"))
    }
    for (name, of) in Limits.all {
      let numbers = [Limits.standard, .highest].map { limits in
        (of(limits) ?? 0).formatted(.number.locale(Locale(identifier: "en_GB")))
      }
      let row = text.split(separator: "\n").first { $0.hasPrefix("| `\(name)` |") }
      #expect(row?.hasSuffix("| \(numbers[0]) | \(numbers[1]) |") == true, "\(name)")
    }
    #expect(text.contains("at most 49,152") && PluginProtocol.chunkBytes == 49_152)
  }

  private static func document() throws -> String {
    let file = Shared.repository.appending(path: "Docs/Reference/plugin-protocol.md")
    return try String(contentsOf: file, encoding: .utf8)
  }
}
