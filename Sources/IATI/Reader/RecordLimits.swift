/// How large one activity may be before it is left out.
public struct RecordLimits: Sendable {
  /// Bytes of values.
  public var bytes: Int
  public var rows: Int
  /// Findings kept; the rest are counted.
  public var diagnostics: Int

  public static let standard = RecordLimits(bytes: 64 << 20, rows: 500_000, diagnostics: 1_000)

  public init(bytes: Int, rows: Int, diagnostics: Int) {
    self.bytes = bytes
    self.rows = rows
    self.diagnostics = diagnostics
  }
}
