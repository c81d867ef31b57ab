import Foundation

/// The forms in which both faces write JSON: keys in order, no more escapes than JSON asks for.
public enum JSONText {
  /// For files, terminals and browsers: two spaces a level, a line feed at the end.
  public static func encode(_ value: some Encodable) throws -> String {
    String(decoding: try data(value, .prettyPrinted), as: UTF8.self) + "\n"
  }

  /// For streams of messages: one line, without its line feed.
  public static func line(_ value: some Encodable) throws -> Data { try data(value) }

  private static func data(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting = []
  ) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    return try encoder.encode(value)
  }
}
