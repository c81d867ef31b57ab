import Kernel

/// Why the vault could not be opened, read or written. None repeats what the vault holds.
public enum VaultFailure: DiagnosticError, Hashable {
  // The vault
  case notBegun
  case begunAlready
  // The key file
  case keyFileMissing(path: String, key: String? = nil)
  case keyFileExposed(path: String)
  case keyFileDamaged(path: String, detail: String)
  case keyFileUnusable(path: String, reason: String)
  case keyFileBesideStore(path: String)
  case wrongKey(path: String, key: String)
  case listDamaged(path: String, line: Int)
  // What is held
  case unreadable(Int64, VaultField)
  case participantMissing
  case nothingHeld
  case held(participant: String, hold: String, since: String)
  case valueEmpty(VaultField)
  case valueTooLong(VaultField)
  case notSearched(VaultField)

  public var diagnostic: Diagnostic {
    Diagnostic(.error, rule: "vault.\(rule)", at: Place(file: path), message, remedy: remedy)
  }

  private var path: String? {
    switch self {
    case .keyFileMissing(let path, _), .keyFileExposed(let path), .keyFileDamaged(let path, _),
      .keyFileUnusable(let path, _), .keyFileBesideStore(let path), .wrongKey(let path, _),
      .listDamaged(let path, _):
      path
    default: nil
    }
  }
}
