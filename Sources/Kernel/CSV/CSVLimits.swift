/// What a CSV file may cost.
public struct CSVLimits: Sendable {
  /// Bytes of the whole file.
  public var bytes = 64 << 20
  public var records = 1_000_000
  /// Cells of one record.
  public var cells = 1_000
  /// Bytes of one cell.
  public var cellBytes = 1 << 20

  public static let standard = CSVLimits()

  public init() {}
}
