import Kernel
import XML

/// Writes rows as IATI 2.03, so that reading them again gives the same rows.
///
/// The result is always valid against the official schema. What 2.03 cannot hold
/// (a transaction without date, say) stands as escaped text in a `baraza:carried`
/// element at the end, from which ``RecordReader`` restores it; for an element
/// that every activity must have and this one lacks, an empty one stands in,
/// marked `baraza:placeholder`, which the reader passes over.
public struct RecordWriter: Sendable {
  public init() {}

  /// Adds the buffer's activity or organisation to a document.
  ///
  /// - Returns: what 2.03 requires and the rows lack: placeholders and carried parts.
  /// - Throws: ``XMLFailure`` for a character that XML cannot hold.
  public func write(_ buffer: RecordBuffer, to xml: inout XMLWriter) throws -> [Diagnostic] {
    guard buffer.rowCount > 0 else { return [] }
    var pass = RecordWriting(buffer)
    try pass.writeRoot(to: &xml)
    return pass.diagnostics
  }
}
