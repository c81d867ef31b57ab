import Kernel

/// Makes UTF-8 of a document's bytes, in whole characters, whatever the pieces in
/// which they come. UTF-8 itself passes through without a copy.
struct XMLDecoder {
  private var head: [UInt8] = []
  private var encoding: XMLEncoding?
  /// The first bytes of a character whose rest is still to come.
  private var pending: [UInt8] = []
  private var output: [UInt8] = []

  /// Where an emitted piece goes.
  typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  /// - Throws: ``XMLFailure`` for an encoding or characters that are not read.
  mutating func decode(
    _ bytes: UnsafeRawBufferPointer, at place: @autoclosure () -> Place, _ emit: Sink
  ) throws {
    guard let encoding else {
      head.append(contentsOf: bytes)
      if XMLHead.isComplete(head) { try begin(at: place(), emit) }
      return
    }
    switch encoding {
    case .utf8: try passThrough(bytes, emit)
    case .utf16(let bigEndian):
      try decodeUTF16(bytes, bigEndian: bigEndian, at: place, emit)
    case .latin1: try decodeBytes(bytes, at: place, emit) { UInt16($0) }
    case .windows1252: try decodeBytes(bytes, at: place, emit, Self.windows1252)
    }
  }

  /// - Throws: ``XMLFailure`` if half a character is left.
  mutating func finish(at place: @autoclosure () -> Place, _ emit: Sink) throws {
    if encoding == nil { try begin(at: place(), emit) }
    guard pending.isEmpty else {
      throw XMLFailure(
        "xml.truncated", at: place(), "The file ends in the middle of a character.",
        remedy: "The file is cut off; fetch it again.")
    }
  }

  /// The bytes at the end of `bytes` that begin a character and do not end it.
  static func incompleteTail(_ bytes: UnsafeRawBufferPointer) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte < 0x80 { return 0 }
      if byte >= 0xC0 {
        let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        return needed > length ? length : 0
      }
    }
    return 0
  }

  private mutating func begin(at place: Place, _ emit: Sink) throws {
    let start = try XMLHead(head, at: place)
    encoding = start.encoding
    let first = head
    head = []
    try first.withUnsafeBytes {
      try decode(
        UnsafeRawBufferPointer(rebasing: $0.dropFirst(start.markLength)), at: place, emit)
    }
  }

  private mutating func passThrough(_ bytes: UnsafeRawBufferPointer, _ emit: Sink) throws {
    var rest = bytes[...]
    while !pending.isEmpty, let byte = rest.popFirst() {
      pending.append(byte)
      try pending.withUnsafeBytes { character in
        if Self.incompleteTail(character) == 0 { try emit(character) }
      }
      if pending.withUnsafeBytes(Self.incompleteTail) == 0 { pending = [] }
    }
    let whole = UnsafeRawBufferPointer(rebasing: rest)
    let tail = Self.incompleteTail(whole)
    pending.append(contentsOf: whole.suffix(tail))
    if whole.count > tail { try emit(UnsafeRawBufferPointer(rebasing: whole.dropLast(tail))) }
  }

  private mutating func decodeBytes(
    _ bytes: UnsafeRawBufferPointer, at place: () -> Place, _ emit: Sink, _ unit: (UInt8) -> UInt16?
  ) throws {
    output.removeAll(keepingCapacity: true)
    for byte in bytes {
      if byte < 0x80 {
        output.append(byte)
        continue
      }
      guard let unit = unit(byte), let scalar = Unicode.Scalar(unit) else {
        try output.withUnsafeBytes(emit)
        throw Self.undecodable("the byte 0x\(String(byte, radix: 16))", at: place())
      }
      output.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
    }
    try output.withUnsafeBytes(emit)
  }

  private mutating func decodeUTF16(
    _ bytes: UnsafeRawBufferPointer, bigEndian: Bool, at place: () -> Place, _ emit: Sink
  ) throws {
    output.removeAll(keepingCapacity: true)
    pending.append(contentsOf: bytes)
    var index = 0
    func unit(_ at: Int) -> UInt16 {
      let (first, second) = (UInt16(pending[at]), UInt16(pending[at + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    while index + 1 < pending.count {
      let first = unit(index)
      if let scalar = Unicode.Scalar(first) {
        output.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
        index += 2
        continue
      }
      let isLead = UTF16.isLeadSurrogate(first)
      if isLead && index + 3 >= pending.count { break }
      let second = isLead ? unit(index + 2) : 0
      guard UTF16.isTrailSurrogate(second) else {
        try output.withUnsafeBytes(emit)
        throw Self.undecodable("half a surrogate pair", at: place())
      }
      output.append(contentsOf: String(decoding: [first, second], as: UTF16.self).utf8)
      index += 4
    }
    pending.removeFirst(index)
    try output.withUnsafeBytes(emit)
  }

  private static func undecodable(_ what: String, at place: Place) -> XMLFailure {
    XMLFailure(
      "xml.encoding", at: place, "The text holds \(what), which its encoding does not have.",
      remedy: "Save the file as UTF-8, or name its real encoding in the XML declaration.")
  }

  /// windows-1252 differs from ISO-8859-1 in 0x80…0x9F; zeros are not assigned.
  private static func windows1252(_ byte: UInt8) -> UInt16? {
    guard (0x80...0x9F).contains(byte) else { return UInt16(byte) }
    let unit = windows1252Units[Int(byte) - 0x80]
    return unit == 0 ? nil : unit
  }

  private static let windows1252Units: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
