/// What a document may cost. libxml2 bounds neither attributes nor namespaces,
/// nor size and time; these limits do.
public struct XMLLimits: Sendable {
  /// Open elements at once. libxml2 does not bound them in this mode.
  public var depth = 64
  public var attributesPerElement = 256
  /// Namespace declarations on one element.
  public var namespacesPerElement = 64
  /// Bytes of one tag. Comparing its attributes costs the square of their
  /// number inside libxml2, so a tag is refused by its size.
  public var tagBytes = 256 * 1024
  /// Bytes of one comment or processing instruction.
  public var commentBytes = 8_000_000
  /// Bytes of text between two tags.
  public var textBytes = 9_999_999
  /// Bytes of the whole document, after inflating.
  public var totalBytes = 16 << 30
  /// Inflated bytes for each byte of a gzip file, beyond the first 10 MB.
  public var inflationRatio = 200
  /// Seconds from `begin` to the end of the document.
  public var deadlineSeconds = 3600.0

  public static let standard = XMLLimits()

  public init() {}
}
