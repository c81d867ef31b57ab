import Foundation
import TestSupport
import Testing
import XML

/// Real feeds, which lie beside the repository.
struct SampleTests {
  private static let samples: [URL] = {
    guard let folder = Shared.folder?.appending(path: "samples") else { return [] }
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "xml" }.sorted { $0.path < $1.path }
  }()

  @Test(.enabled(if: !samples.isEmpty, "needs ../shared/samples"), arguments: samples)
  func aRealFeedReadsAlikeInAnyPieces(url: URL) throws {
    let document = [UInt8](try Data(contentsOf: url))
    let whole = Reading(document)
    #expect(whole.failure == nil)
    #expect(whole.events.count > 20)
    for seed in UInt64(0)..<3 {
      var generator = SeededGenerator(seed: seed)
      let pieces = Reading(
        document, pieceSize: { .random(in: 1...[50, 3000, 200_000][Int(seed)], using: &generator) })
      #expect(pieces == whole, "seed \(seed)")
    }
  }

  @Test(.enabled(if: !samples.isEmpty, "needs ../shared/samples"), arguments: samples)
  func aRealFeedComesBackFromTheWriter(url: URL) throws {
    let whole = try Self.copied(Data(contentsOf: url), indents: false)
    #expect(whole.copy.failure == nil)
    #expect(whole.copy.events == whole.original.events)
  }

  /// Reads a document, writes it again, and reads that.
  private static func copied(
    _ document: Data, indents: Bool
  ) throws -> (original: Reading, copy: Reading) {
    let parser = XMLPushParser()
    let copier = Copier(indents: indents)
    parser.begin(handler: copier)
    try document.withUnsafeBytes(parser.feed)
    try parser.finish()
    try copier.failure.map { throw $0 }
    return (Reading(document), Reading(copier.writer.bytes))
  }
}

/// Writes what it hears. Namespaces are declared where they first appear.
private final class Copier: XMLHandler {
  var writer: XMLWriter
  var failure: (any Error)?
  private var declared: [[String: String]] = [["xml": "http://www.w3.org/XML/1998/namespace"]]

  init(indents: Bool) {
    writer = XMLWriter(indents: indents)
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    var scope = declared.last ?? [:]
    var written: [(String, String)] = []
    func declare(_ prefix: XMLSymbol?, _ namespace: XMLSymbol?) {
      let prefix = prefix.map { String(cString: $0) } ?? ""
      let namespace = namespace.map { String(cString: $0) } ?? ""
      guard scope[prefix, default: ""] != namespace else { return }
      scope[prefix] = namespace
      written.append((prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)", namespace))
    }
    declare(name.prefix, name.namespace)
    for attribute in attributes where attribute.prefix != nil {
      declare(attribute.prefix, attribute.namespace)
    }
    for attribute in attributes {
      written.append((attribute.name.description, attribute.string))
    }
    declared.append(scope)
    attempt { try writer.start(name.description, written) }
  }

  func endElement() {
    declared.removeLast()
    writer.end()
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    attempt { try writer.text(bytes) }
  }

  private func attempt(_ step: () throws -> Void) {
    do { try step() } catch { failure = failure ?? error }
  }
}
