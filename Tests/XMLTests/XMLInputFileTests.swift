import CZlib
import Foundation
import Kernel
import TestSupport
import Testing
import XML

/// Files on disk: plain, compressed, changing, missing.
struct XMLInputFileTests {
  static let document = Array("<a>\(String(repeating: "amani, ", count: 50_000))</a>".utf8)

  /// Reads `content` from a file, and returns the events or the failed rule.
  private func read(_ content: [UInt8], limits: XMLLimits = .standard) throws -> Reading.Outcome {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let url = folder.url.appending(path: "feed.xml")
    try Data(content).write(to: url)
    return Reading.Outcome { try Self.parse(url.path(percentEncoded: false), limits) }
  }

  private static func parse(_ path: String, _ limits: XMLLimits = .standard) throws -> [String] {
    let file = try XMLInputFile(path: path, limits: limits)
    let parser = XMLPushParser(limits: limits, file: path)
    let recorder = Recorder(parser)
    parser.begin(handler: recorder)
    try file.parse(with: parser)
    return recorder.events
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    var input = bytes
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        #expect(deflate(&stream, Z_FINISH) == Z_STREAM_END)
        return target.count - Int(stream.avail_out)
      }
    }
    deflateEnd(&stream)
    return Array(output.prefix(count))
  }

  @Test func plainAndCompressedReadAlike() throws {
    let plain = try read(Self.document)
    #expect(plain.events?.count == 3)
    #expect(try read(Self.gzip(Self.document)) == plain)
  }

  @Test func concatenatedMembersAreOneDocument() throws {
    let (first, second) = (Self.document.prefix(1000), Self.document.dropFirst(1000))
    let content = Self.gzip(Array(first)) + Self.gzip([]) + Self.gzip(Array(second))
    #expect(try read(content).events == read(Self.document).events)
  }

  @Test func damagedGzipIsRefused() throws {
    let good = Self.gzip(Self.document)
    #expect(try read(good + [0, 0, 0]).rule == "xml.gzip.broken")
    #expect(try read(good + Array("<b/>".utf8)).rule == "xml.gzip.broken")
    #expect(try read(good + good.prefix(20)).rule == "xml.gzip.broken")
    var flipped = good
    flipped[good.count - 6] ^= 1
    #expect(try read(flipped).rule == "xml.gzip.broken", "the checksum")
    for length in [2, 9, 12, good.count / 2, good.count - 1] {
      #expect(try read(Array(good.prefix(length))).rule == "xml.gzip.broken", "\(length) bytes")
    }
  }

  @Test func aGzipBombIsRefused() throws {
    let bomb = Self.gzip(
      Array("<a>".utf8) + Array(repeating: UInt8(ascii: "\n"), count: 30_000_000))
    #expect(bomb.count < 100_000)
    var limits = XMLLimits.standard
    limits.textBytes = .max
    #expect(try read(bomb, limits: limits).rule == "xml.gzip.bomb")
    limits.inflationRatio = 2000
    #expect(try read(bomb, limits: limits).rule == "xml.truncated")
    limits.totalBytes = 1_000_000
    #expect(try read(bomb, limits: limits).rule == "xml.limit.totalBytes")
  }

  @Test func whatIsNoFileIsNamed() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.url.path(percentEncoded: false)
    #expect(Reading.Outcome { try Self.parse(path) }.rule == "xml.file.directory")
    #expect(Reading.Outcome { try Self.parse(path + "/none.xml") }.rule == "xml.file.missing")
    #expect(Reading.Outcome { try Self.parse("/dev/null") }.rule == "xml.file.notRegular")
    #expect(try read([]).rule == "xml.file.empty")
  }

  @Test func rawBytesAreThoseOnDisk() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let content = Self.gzip(Self.document)
    let url = folder.url.appending(path: "feed.xml.gz")
    try Data(content).write(to: url)
    let file = try XMLInputFile(path: url.path(percentEncoded: false))
    var raw: [UInt8] = []
    try file.forEachRawChunk { raw += $0 }
    #expect(raw == content)
    #expect(file.size == content.count)
    #expect(file.name == "feed.xml.gz")
  }

  @Test func progressCountsBytesOnDisk() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let url = folder.url.appending(path: "feed.xml")
    try Data(Self.document).write(to: url)
    let file = try XMLInputFile(path: url.path(percentEncoded: false))
    let parser = XMLPushParser()
    parser.begin(handler: Recorder(parser))
    var progress: [Int] = []
    try file.parse(with: parser) { bytesRead, size in
      #expect(size == Self.document.count)
      progress.append(bytesRead)
    }
    #expect(progress.count > 1)
    #expect(progress == progress.sorted())
    #expect(progress.last == Self.document.count)
  }

  @Test func aFileThatChangesMeanwhileIsRefused() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let url = folder.url.appending(path: "feed.xml")
    try Data(Self.document).write(to: url)
    let file = try XMLInputFile(path: url.path(percentEncoded: false))
    let handle = try FileHandle(forWritingTo: url)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\n".utf8))
    try handle.close()
    let outcome = Reading.Outcome {
      let parser = XMLPushParser()
      parser.begin(handler: Recorder(parser))
      try file.parse(with: parser)
      return []
    }
    #expect(outcome.rule == "xml.file.changed")
  }
}

extension Reading {
  /// The events of a file, or the rule that it broke.
  struct Outcome: Equatable {
    var events: [String]?
    var rule: String?

    init(_ read: () throws -> [String]) {
      do {
        events = try read()
      } catch {
        rule = (error as? XMLFailure)?.diagnostic.rule ?? "\(error)"
      }
    }
  }
}
