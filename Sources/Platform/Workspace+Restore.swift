import Storage
import Training

extension Workspace {
  /// Makes the store from a backup, without whom the list beside the key file says erased.
  /// Throws `BackupFailure`, `StoreFailure` and `VaultFailure`.
  ///
  /// - Parameter replacing: whether an existing store may be replaced.
  public func restore(
    _ backup: String, by actor: Actor, replacing: Bool
  ) throws -> Restore.Receipt {
    try Restore.run(
      from: backup, to: location.path, schema: Workspace.schema, erasure: keyFile.erased, by: actor,
      replacing: replacing)
  }
}
