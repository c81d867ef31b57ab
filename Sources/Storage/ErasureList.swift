import GRDB

/// The people whose data was erased, kept outside the store.
///
/// `Restore` applies it to what a backup brings back, before the store opens.
public protocol ErasureList: Sendable {
  func apply(_ db: Database) throws
}
