import GRDB
import Glibc

extension StoreFailure {
  /// A failed file call.
  static func file(path: String, errno code: Int32) -> StoreFailure {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: .diskFull(path: path)
    case EIO: .inputOutput(path: path, detail: String(cString: strerror(code)))
    default: .cannotOpen(path: path, reason: String(cString: strerror(code)))
    }
  }

  /// What SQLite says about the file or the disk; nil where the statement is to blame.
  init?(_ error: DatabaseError, path: String) {
    let detail = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_IOERR:
      // Writing beyond a quota or a file size limit has no code of its own.
      switch error.extendedResultCode {
      case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE: self = .diskFull(path: path)
      default: self = .inputOutput(path: path, detail: detail)
      }
    case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM: self = .cannotOpen(path: path, reason: detail)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_BUSY: self = .busy(path: path)
    default: return nil
    }
  }

  /// Runs the body; what it says about the file or the disk becomes a `StoreFailure`.
  static func translating<T>(at path: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreFailure(error, path: path) ?? error
    }
  }
}
