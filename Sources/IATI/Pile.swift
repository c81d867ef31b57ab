/// A growing run of plain values, kept from use to use: what the reader and
/// its rows live in.
///
/// The pile itself never changes, only the memory behind it; held in a `let`,
/// it costs the reader no access checks, which would be a third of its time.
struct Pile<Element: BitwiseCopyable>: ~Copyable {
  private struct Header {
    var base: UnsafeMutablePointer<Element>
    var capacity: Int
    var count: Int
  }

  private let header: UnsafeMutablePointer<Header>

  init(capacity: Int = 256) {
    header = .allocate(capacity: 1)
    header.initialize(
      to: Header(base: .allocate(capacity: capacity), capacity: capacity, count: 0))
  }

  deinit {
    header.pointee.base.deallocate()
    header.deallocate()
  }

  @inline(__always)
  private var base: UnsafeMutablePointer<Element> { header.pointee.base }

  @inline(__always)
  var count: Int { header.pointee.count }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      precondition(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  var isEmpty: Bool { count == 0 }
  var last: Element? { count == 0 ? nil : base[count - 1] }

  func removeAll() { header.pointee.count = 0 }

  /// Keeps the first elements alone.
  func truncate(to count: Int) { header.pointee.count = min(header.pointee.count, count) }

  @inline(__always)
  func append(_ element: Element) {
    if count == header.pointee.capacity { grow(1) }
    base[count] = element
    header.pointee.count += 1
  }

  @inline(__always)
  func append(_ element: Element, times: Int) {
    if count + times > header.pointee.capacity { grow(times) }
    (base + count).update(repeating: element, count: times)
    header.pointee.count += times
  }

  @inline(__always)
  func removeLast() -> Element {
    precondition(count > 0)
    header.pointee.count -= 1
    return base[count]
  }

  /// The last element, to be changed in place.
  @inline(__always)
  var top: Element {
    get {
      precondition(count > 0)
      return base[count - 1]
    }
    nonmutating set {
      precondition(count > 0)
      base[count - 1] = newValue
    }
  }

  /// The bytes of the elements, until the next change.
  var contents: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(UnsafeBufferPointer(start: base, count: count))
  }

  @inline(never)
  private func grow(_ extra: Int) {
    let capacity = max(header.pointee.capacity * 2, count + extra)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    header.pointee.base = larger
    header.pointee.capacity = capacity
  }
}

extension Pile where Element == UInt8 {
  /// Appends the bytes and returns where they begin.
  @inline(__always)
  func append(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    let offset = count
    if count + bytes.count > header.pointee.capacity { grow(bytes.count) }
    if let start = bytes.baseAddress {
      UnsafeMutableRawPointer(base + count).copyMemory(from: start, byteCount: bytes.count)
    }
    header.pointee.count += bytes.count
    return UInt32(offset)
  }

  /// Appends the eight bytes of an integer and returns where they begin.
  @inline(__always)
  func append(_ integer: Int64) -> UInt32 {
    withUnsafeBytes(of: integer) { append($0) }
  }

  @inline(__always)
  func slice(_ offset: UInt32, _ length: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + Int(offset), count: Int(length))
  }

  @inline(__always)
  func integer(_ offset: UInt32) -> Int64 {
    UnsafeRawPointer(base + Int(offset)).loadUnaligned(as: Int64.self)
  }
}
