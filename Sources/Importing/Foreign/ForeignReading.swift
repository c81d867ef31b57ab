import Synchronization

/// One reading of files of a foreign format: each file is read once, so that what a preview's token
/// stands for is what is written.
public final class ForeignReading: Sendable {
  public let reader: any ForeignReader
  private let spools = Mutex<[String: ForeignSpool]>([:])

  public init(_ reader: any ForeignReader) { self.reader = reader }

  /// What the reader says of a file.
  ///
  /// - Parameter form: the only form that it is asked for; nil for all that it may propose.
  /// - Throws: what the reader throws, ``FormFailure``
  func spool(
    _ path: String, as form: String?, isCancelled: @escaping () -> Bool
  ) throws -> ForeignSpool {
    if let spool = spools.withLock({ $0[path] }) { return spool }
    if let form, !reader.forms.contains(form) {
      throw FormFailure.unknown(name: form, forms: reader.forms)
    }
    let spool = try ForeignSpool(
      of: path, reader, form.map { [$0] } ?? reader.forms, isCancelled: isCancelled)
    spools.withLock { $0[path] = spool }
    return spool
  }
}
