import CZlib

/// Bytes packed with zlib, for what is kept and seldom read.
public enum Deflated {
  /// The packed form; `unpack` gives the bytes back.
  public static func pack(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    // With room for the bound, zlib fails for want of memory alone.
    let status = compress2(&packed, &length, bytes, uLong(bytes.count), Z_BEST_SPEED)
    guard status == Z_OK else { return [] }
    packed.removeLast(packed.count - Int(length))
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
