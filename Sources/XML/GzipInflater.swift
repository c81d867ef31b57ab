import CZlib
import Kernel

/// Inflates gzip that comes in any pieces: one member or several in a row, under
/// a limit on what it grows to.
final class GzipInflater {
  /// Below this many inflated bytes, the ratio does not matter.
  private static let harmlessBytes = 10_000_000
  /// zlib's largest window, and the gzip header only.
  private static let gzipWindow: Int32 = 15 + 16

  private let limits: XMLLimits
  private let place: Place
  /// On the heap because zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let output = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 128 * 1024, alignment: 16)
  private var isBetweenMembers = false
  private var bytesIn = 0
  private var bytesOut = 0

  init(limits: XMLLimits, file: String) {
    self.limits = limits
    place = Place(file: file)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, Self.gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib cannot start: out of memory")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Inflates the next piece of the file and gives what it holds to `emit`.
  ///
  /// - Throws: ``XMLFailure`` for damage, for what follows the last member, and
  ///   for a file that grows beyond the limits.
  func inflate(
    _ bytes: UnsafeRawBufferPointer, _ emit: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    // zlib does not write to its input, though its pointer is not constant.
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(bytes.count)
    bytesIn += bytes.count
    var hasMoreOutput = false
    while stream.pointee.avail_in > 0 || hasMoreOutput {
      if isBetweenMembers { try beginMember() }
      stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(output.count)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      let count = output.count - Int(stream.pointee.avail_out)
      switch status {
      case Z_OK, Z_BUF_ERROR: hasMoreOutput = stream.pointee.avail_out == 0
      case Z_STREAM_END: (isBetweenMembers, hasMoreOutput) = (true, false)
      default: throw broken("The gzip file is damaged.")
      }
      bytesOut += count
      try checkGrowth()
      if count > 0 { try emit(UnsafeRawBufferPointer(rebasing: output[..<count])) }
    }
  }

  /// - Throws: ``XMLFailure`` if the file ended inside a member.
  func finish() throws {
    guard isBetweenMembers else { throw broken("The gzip file is cut off.") }
  }

  private func beginMember() throws {
    guard stream.pointee.next_in.pointee == XMLInputFile.gzipMagic[0] else {
      throw broken("Something that is not gzip follows the end of the gzip file.")
    }
    inflateReset(stream)
    isBetweenMembers = false
  }

  private func checkGrowth() throws {
    guard bytesOut > Self.harmlessBytes, bytesOut / bytesIn >= limits.inflationRatio else { return }
    throw XMLFailure(
      "xml.gzip.bomb", at: place,
      "The gzip file inflates to more than \(limits.inflationRatio) times its size.",
      remedy: "Check where it comes from; if it can be trusted, unpack it before reading.")
  }

  private func broken(_ message: String) -> XMLFailure {
    XMLFailure(
      "xml.gzip.broken", at: place, message,
      remedy: "Fetch the file again, or unpack it with gunzip to see what is left.")
  }
}
