import Storage

extension Workspace {
  /// Makes the store from a backup. Throws `BackupFailure` and `StoreFailure`.
  ///
  /// - Parameter replacing: whether an existing store may be replaced.
  public func restore(
    _ backup: String, by actor: Actor, replacing: Bool
  ) throws -> Restore.Receipt {
    try Restore.run(
      from: backup, to: location.path, schema: Workspace.schema, erasure: nil, by: actor,
      replacing: replacing)
  }
}
