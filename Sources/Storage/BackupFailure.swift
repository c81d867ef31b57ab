import Kernel

/// Why a backup could not be restored.
public enum BackupFailure: Error, Hashable {
  /// A store, not a backup: it carries no seal.
  case unsealed(path: String)
  /// Its rows are not what was sealed.
  case edited(path: String)
  case damaged(path: String, detail: String)
  /// Its schema is not the one that the migrations make.
  case foreignSchema(path: String, detail: String)
  /// The backup and the store are one file.
  case sameFile(path: String)
}

extension BackupFailure: DiagnosticError {
  public var diagnostic: Diagnostic {
    switch self {
    case .unsealed(let path):
      Diagnostic(
        .critical, rule: "backup.unsealed", at: Place(file: path),
        "the file is a store, not a backup.",
        remedy: "Make a backup of it with `baraza backup`, and restore that.")
    case .edited(let path):
      Diagnostic(
        .critical, rule: "backup.edited", at: Place(file: path),
        "the backup was changed after it was written: its rows do not match its seal.",
        remedy: "Use another backup.")
    case .damaged(let path, let detail):
      Diagnostic(
        .critical, rule: "backup.damaged", at: Place(file: path),
        "the backup is damaged: \(detail).", remedy: "Use another backup.")
    case .foreignSchema(let path, let detail):
      Diagnostic(
        .critical, rule: "backup.schema", at: Place(file: path),
        "the backup's tables are not Baraza's: \(detail).", remedy: "Use another backup.")
    case .sameFile(let path):
      Diagnostic(
        .critical, rule: "backup.same-file", at: Place(file: path),
        "the backup and the store are the same file.", remedy: "Name another store.")
    }
  }
}
