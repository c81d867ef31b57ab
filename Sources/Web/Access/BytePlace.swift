import Glibc

extension UnsafeRawBufferPointer {
  /// Where the bytes stand first, from a place on.
  func place(of bytes: [UInt8], from start: Int) -> Int? {
    guard let base = baseAddress, let first = bytes.first else { return nil }
    var place = start
    while place <= count - bytes.count {
      guard let found = memchr(base + place, Int32(first), count - bytes.count + 1 - place) else {
        return nil
      }
      place = base.distance(to: UnsafeRawPointer(found))
      if memcmp(base + place, bytes, bytes.count) == 0 { return place }
      place += 1
    }
    return nil
  }
}
