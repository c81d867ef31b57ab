import Kernel
import XML

/// What the official schema says of a file.
public struct Validation: Sendable {
  /// The version that the file claims, as it is written there.
  public internal(set) var version: String?
  /// Whether the file is valid by the official schema of its version.
  public internal(set) var isValid = true
  /// The first 1,000 findings of each rule, in the order of the file.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// How many more there are of each rule.
  public internal(set) var unlisted: [String: Int] = [:]

  /// Validates a file, plain or gzip, in memory that does not grow with it.
  ///
  /// - Throws: ``XMLFailure`` for a file that cannot be read, is not well-formed XML or not
  ///   IATI.
  public static func of(path: String, limits: XMLLimits = .standard) throws -> Validation {
    let input = try XMLInputFile(path: path, limits: limits)
    let parser = XMLPushParser(limits: limits, file: path)
    let validator = SchemaValidator(parser: parser, file: path)
    try input.parse(with: parser)
    return validator.result
  }

  /// Validates a document in memory.
  ///
  /// - Throws: as ``of(path:limits:)``.
  public static func of(document: some Sequence<UInt8>) throws -> Validation {
    let parser = XMLPushParser()
    let validator = SchemaValidator(parser: parser)
    try Array(document).withUnsafeBytes { try parser.feed($0) }
    try parser.finish()
    return validator.result
  }
}
