/// Finds a code's position by its bytes: open addressing over one buffer, so
/// that a look-up allocates nothing.
struct CodeIndex: Sendable {
  private let bytes: [UInt8]
  /// `offsets[n]..<offsets[n + 1]` are the bytes of code `n`.
  private let offsets: [Int32]
  /// Positions by hash; -1 is free. At most half are taken.
  private let slots: [Int32]

  init(_ codes: [String]) {
    var bytes: [UInt8] = []
    var offsets: [Int32] = [0]
    for code in codes {
      bytes.append(contentsOf: code.utf8)
      offsets.append(Int32(bytes.count))
    }
    var size = 8
    while size < codes.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (position, code) in codes.enumerated() {
      var slot = CodeIndex.hash(code.utf8) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(position)
    }
    self.bytes = bytes
    self.offsets = offsets
    self.slots = slots
  }

  /// The first position of the code, or nil.
  func position(of code: UnsafeRawBufferPointer) -> Int? {
    let mask = slots.count - 1
    var slot = CodeIndex.hash(code) & mask
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if matches(code, position) { return position }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func matches(_ code: UnsafeRawBufferPointer, _ position: Int) -> Bool {
    let start = Int(offsets[position])
    guard Int(offsets[position + 1]) - start == code.count else { return false }
    for index in 0..<code.count where bytes[start + index] != code[index] { return false }
    return true
  }

  /// FNV-1a.
  @inline(__always)
  private static func hash(_ bytes: some Sequence<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}
