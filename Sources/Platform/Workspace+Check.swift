import Storage
import Training

extension Workspace {
  /// Checks whether the store is sound; where there is a key file, whether the vault opens too.
  ///
  /// - Parameter digest: whether to add a digest of the content.
  public func check(digest: Bool) throws -> StoreCheck {
    try inspect(for: "store check") { store in
      try StoreCheck.run(
        store, digest: digest, further: keyFile.exists ? [Vault.check(keyFile)] : [])
    }
  }
}
