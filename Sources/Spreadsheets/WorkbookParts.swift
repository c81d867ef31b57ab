import CZlib
import Glibc
import Kernel

/// The parts of a workbook, read back from its file, a zip archive of XML.
///
/// libxlsxwriter copies each part through a temporary file and does not look whether the disk
/// took it: on a full disk it packs what is left, correctly, and reports success.
public struct WorkbookParts {
  private let file: UnsafeMutablePointer<FILE>
  private let size: Int

  /// A part grows to so many bytes at the most: a small file can unpack to a very large one.
  private static let sizeLimit = 1 << 30

  private init(file: UnsafeMutablePointer<FILE>) {
    self.file = file
    fseek(file, 0, SEEK_END)
    size = ftell(file)
  }

  /// What the parts of a workbook in memory say, by name; nil where the bytes are no whole
  /// archive.
  public static func contents(of bytes: some Collection<UInt8>) -> [String: [UInt8]]? {
    var bytes = Array(bytes)
    return bytes.withUnsafeMutableBytes { buffer in
      guard let file = fmemopen(buffer.baseAddress, buffer.count, "rb") else { return nil }
      defer { fclose(file) }
      let parts = WorkbookParts(file: file)
      guard let entries = parts.entries() else { return nil }
      var contents: [String: [UInt8]] = [:]
      var room = sizeLimit
      for entry in entries {
        var content: [UInt8] = []
        let isWhole = parts.unpack(entry) { piece in
          room -= piece.count
          guard room >= 0 else { return false }
          content += piece
          return true
        }
        guard isWhole else { return nil }
        contents[entry.name] = content
      }
      return contents
    }
  }

  /// The name of a part that is not whole, nil where all are. A part is whole that has at least
  /// the bytes which `sizes` gives for it, and ends by closing the element that it began with.
  static func damaged(in path: String, sizes: [String: Int]) -> String? {
    guard let file = fopen(path, "rb") else { return path }
    defer { fclose(file) }
    let parts = WorkbookParts(file: file)
    guard let entries = parts.entries(), !entries.isEmpty else { return path }
    let names = Set(entries.map(\.name))
    return sizes.keys.sorted().first { !names.contains($0) }
      ?? entries.first { !parts.isWhole($0, size: sizes[$0.name] ?? 0) }?.name
  }

  private struct Entry {
    let name: String
    let offset: Int
    let packedSize: Int
  }

  /// What the archive's directory lists; nil where there is none.
  private func entries() -> [Entry]? {
    guard fseek(file, -22, SEEK_END) == 0, let end = read(22), end.number(0, 4) == 0x0605_4B50,
      fseek(file, end.number(16, 4), SEEK_SET) == 0, let list = read(end.number(12, 4))
    else { return nil }
    var entries: [Entry] = []
    var rest = list[...]
    while rest.count >= 46, rest.number(0, 4) == 0x0201_4B50, rest.number(10, 2) == Int(Z_DEFLATED)
    {
      let nameEnd = 46 + rest.number(28, 2)
      let next = nameEnd + rest.number(30, 2) + rest.number(32, 2)
      guard rest.count >= next else { return nil }
      entries.append(
        Entry(
          name: String(decoding: rest.dropFirst(46).prefix(nameEnd - 46), as: UTF8.self),
          offset: rest.number(42, 4), packedSize: rest.number(20, 4)))
      rest = rest.dropFirst(next)
    }
    return rest.isEmpty && entries.count == end.number(10, 2) ? entries : nil
  }

  private func isWhole(_ entry: Entry, size: Int) -> Bool {
    var content = Content()
    guard
      unpack(
        entry,
        into: {
          content.append($0)
          return true
        })
    else { return false }
    let start = String(decoding: content.start, as: UTF8.self)
    guard let root = start.firstMatch(of: /\?>\s*<([^\s>\/]+)/) else { return false }
    let end = String(decoding: content.end, as: UTF8.self).trimmed
    return content.size > size && end.hasSuffix("</\(root.1)>")
  }

  /// What is looked at of a part's XML.
  private struct Content {
    var start: [UInt8] = []
    var end: [UInt8] = []
    var size = 0

    mutating func append(_ bytes: ArraySlice<UInt8>) {
      if start.count < 512 { start += bytes.prefix(512) }
      end = Array((end + bytes.suffix(64)).suffix(64))
      size += bytes.count
    }
  }

  /// Gives what a part says, piece by piece, as long as `take` asks for more; false where it is
  /// not there as a whole.
  private func unpack(_ entry: Entry, into take: (ArraySlice<UInt8>) -> Bool) -> Bool {
    guard fseek(file, entry.offset, SEEK_SET) == 0, let local = read(30),
      fseek(file, local.number(26, 2) + local.number(28, 2), SEEK_CUR) == 0
    else { return false }
    // On the heap because zlib keeps its address.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    // Below zero: packed data alone, without a header.
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, size) == Z_OK else { return false }
    defer { inflateEnd(stream) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var left = entry.packedSize
    while left > 0, let packed = read(min(left, 1 << 14)) {
      left -= packed.count
      var packed = packed
      let status = packed.withUnsafeMutableBufferPointer { input in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        return WorkbookParts.inflate(stream, through: &chunk, into: take)
      }
      if status == Z_STREAM_END { return left == 0 }
      guard status == Z_OK || status == Z_BUF_ERROR else { return false }
    }
    return false
  }

  /// Unpacks all that the input at hand gives.
  private static func inflate(
    _ stream: UnsafeMutablePointer<z_stream>, through chunk: inout [UInt8],
    into take: (ArraySlice<UInt8>) -> Bool
  ) -> Int32 {
    while true {
      let status = chunk.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        return CZlib.inflate(stream, Z_NO_FLUSH)
      }
      guard take(chunk[..<(chunk.count - Int(stream.pointee.avail_out))]) else {
        return Z_MEM_ERROR
      }
      guard status == Z_OK, stream.pointee.avail_out == 0 else { return status }
    }
  }

  private func read(_ count: Int) -> [UInt8]? {
    guard count <= size else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = fread(buffer.baseAddress, 1, count, file)
    }
    return bytes.count == count ? bytes : nil
  }
}

extension Collection<UInt8> where Index == Int {
  /// The number in `count` bytes from `offset`, the lowest first.
  fileprivate func number(_ offset: Int, _ count: Int) -> Int {
    (0..<count).reversed().reduce(0) { $0 << 8 | Int(self[startIndex + offset + $1]) }
  }
}
