import Kernel

/// A message as the line that it travels on.
public enum Line {
  /// The line's bytes, with the line feed that ends it.
  public static func bytes(of message: Message) -> [UInt8] {
    var bytes: [UInt8] = []
    message.json.append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }

  /// - Parameters:
  ///   - bytes: without the line feed.
  ///   - number: of the line, counted from 1.
  /// - Throws: ``LineFault``
  public static func message(
    _ bytes: UnsafeRawBufferPointer, number: Int
  ) throws(LineFault) -> Message {
    let json: JSONValue
    do {
      json = try StrictJSON.value(bytes)
    } catch {
      throw LineFault(error, in: bytes, number: number)
    }
    do {
      return try Message(json)
    } catch {
      throw LineFault(error, number: number)
    }
  }
}
