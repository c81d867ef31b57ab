import CZlib

/// Bytes packed with zlib, for what is kept and seldom read.
public enum Deflated {
  /// The packed form; `unpack` gives the bytes back.
  ///
  /// A small window: what is packed is small, and zlib's usual quarter of a
  /// megabyte of working memory would cost more than the packing.
  public static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    let streamSize = Int32(MemoryLayout<z_stream>.size)
    let started = deflateInit2_(
      &stream, Z_BEST_SPEED, Z_DEFLATED, 12, 5, Z_DEFAULT_STRATEGY, ZLIB_VERSION, streamSize)
    guard started == Z_OK else { return [] }
    defer { deflateEnd(&stream) }
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, uLong(bytes.count))))
    var source = bytes
    let status = source.withUnsafeMutableBufferPointer { source in
      packed.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = uInt(target.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END else { return [] }
    packed.removeLast(packed.count - Int(stream.total_out))
    return packed
  }

  /// The bytes; nil where they are damaged or not `count` long.
  public static func unpack(_ packed: [UInt8], count: Int) -> [UInt8]? {
    var length = uLong(count)
    var bytes = [UInt8](repeating: 0, count: count)
    guard uncompress(&bytes, &length, packed, uLong(packed.count)) == Z_OK, length == count else {
      return nil
    }
    return bytes
  }
}
