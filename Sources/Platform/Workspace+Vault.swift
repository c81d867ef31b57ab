import Storage
import Training

extension Workspace {
  /// Begins the store's vault. Throws `VaultFailure` where it has one, or where the key file
  /// would lie beside the store.
  public func beginVault(by actor: Actor) throws -> VaultStatus {
    try write(for: "vault init") { store in
      _ = try Vault.begin(store, keyFile, by: actor)
      return try store.read { try VaultStatus.load(keyFile, in: $0) }
    }
  }

  /// How the vault stands; opens no value.
  public func vaultStatus() throws -> VaultStatus {
    try read { try $0.read { try VaultStatus.load(keyFile, in: $0) } }
  }

  /// What is wrong with the vault. Throws `VaultFailure` where it cannot be opened.
  public func vaultProblems() throws -> [String] {
    guard try vaultStatus().begun else { throw VaultFailure.notBegun }
    return try read { try $0.read(Vault.check(keyFile).problems) }
  }

  /// Opens the vault, for writing: reading writes the read log.
  public func vault<T>(for purpose: String, _ body: (Vault) throws -> T) throws -> T {
    try write(for: purpose) { try body(try Vault($0, keyFile)) }
  }

  /// Opens the vault for one participant, who is named by their code.
  public func person<T>(
    _ code: String, for purpose: String, _ body: (Vault, Int64) throws -> T
  ) throws -> T {
    try write(for: purpose) { store in
      let participant = try store.read { try Vault.participant(code, in: $0) }
      return try body(try Vault(store, keyFile), participant)
    }
  }
}
