/// The people whose data was erased, kept outside the store.
///
/// `Restore` applies it to what a backup brings back, before the store opens. What it writes is
/// part of the revision that records the restore.
public protocol ErasureList: Sendable {
  func apply(in changes: ChangeSet) throws
}
