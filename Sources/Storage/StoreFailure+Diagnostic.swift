import Kernel

extension StoreFailure: DiagnosticError {
  public var diagnostic: Diagnostic {
    Diagnostic(.critical, rule: rule, at: Place(file: path), message, remedy: remedy)
  }

  private var path: String? {
    switch self {
    case .exists(let path), .missing(let path), .cannotOpen(let path, _),
      .notADatabase(let path), .notAStore(let path), .damaged(let path, _), .isBackup(let path),
      .newer(let path, _, _, _), .outdated(let path, _, _), .locked(let path, _),
      .readOnly(let path), .busy(let path), .diskFull(let path, _),
      .inputOutput(let path, _), .notDurable(let path, _):
      path
    case .applying, .actorMissing, .reasonMissing, .office, .idsExhausted, .recordMissing:
      nil
    }
  }

  private var rule: String {
    switch self {
    case .exists: "store.exists"
    case .missing: "store.missing"
    case .cannotOpen: "store.open"
    case .notADatabase, .notAStore: "store.format"
    case .damaged: "store.damaged"
    case .isBackup: "store.backup"
    case .newer: "store.newer"
    case .outdated: "store.outdated"
    case .locked: "store.locked"
    case .applying: "store.applying"
    case .readOnly: "store.read-only"
    case .busy: "store.busy"
    case .actorMissing: "store.actor"
    case .reasonMissing: "store.reason"
    case .office: "store.office"
    case .idsExhausted: "store.ids"
    case .recordMissing: "store.record"
    case .diskFull: "store.disk-full"
    case .inputOutput: "store.io"
    case .notDurable: "store.durability"
    }
  }

  private var message: String {
    switch self {
    case .exists: "there is a file already."
    case .missing: "there is no store."
    case .cannotOpen(_, let reason): "the store cannot be opened: \(reason)."
    case .notADatabase: "the file is not a store: it is not an SQLite database."
    case .notAStore: "the file is an SQLite database, but not a Baraza store."
    case .damaged(_, let detail): "the store is damaged: \(detail)."
    case .isBackup: "the file is a backup: it is sealed and takes no changes."
    case .newer(_, let version, let known, let unknown):
      "the store was written by a newer Baraza: its schema is version \(version), this program"
        + " knows version \(known) and not \(unknown.joined(separator: ", "))."
    case .outdated(_, let version, let known):
      "the store's schema is version \(version), this program reads version \(known)."
    case .locked(_, let holder):
      "another process writes to the store: \(holder.purpose), process \(holder.pid) on"
        + " \(holder.host), since \(holder.since)."
    case .applying(let progress): "a run is being applied: \(progress)."
    case .readOnly: "the store is open for reading only."
    case .busy: "the store stayed locked by another connection for five seconds."
    case .actorMissing: "nobody is named as the one who acts."
    case .reasonMissing: "the change states no reason."
    case .office(let office): "\(office) is not an office number."
    case .idsExhausted(let office): "office \(office) has handed out all of its ids."
    case .recordMissing(let table, let id): "\(table) holds no record \(id)."
    case .diskFull(let path, let needed): StoreFailure.diskFullMessage(path, needed)
    case .inputOutput(_, let detail): "reading or writing failed: \(detail)."
    case .notDurable(_, let synchronous):
      "SQLite would not wait for the disk (synchronous is \(synchronous), not 2)."
    }
  }

  private var remedy: String {
    switch self {
    case .exists: "Choose another name, or move that file away first."
    case .missing: "Check the path, or make a store with `baraza init`."
    case .cannotOpen: "Check the path and who may read and write there."
    case .notADatabase, .notAStore: "Check the path."
    case .damaged:
      "Keep the file as it is and restore the last backup with `baraza restore` to a new path."
    case .isBackup: "Restore it with `baraza restore`."
    case .newer: "Update Baraza; nothing was changed."
    case .outdated: "Open it once for writing, with any command that writes, to update it."
    case .locked: "Wait until that process ends, or stop it; reading is possible meanwhile."
    case .applying: "Try again when the run is done."
    case .readOnly: "Open it for writing."
    case .busy: "Try again; if it stays so, find the other program that has the file open."
    case .actorMissing: "Sign in, or name who acts with --actor or BARAZA_ACTOR."
    case .reasonMissing: "Say in a few words why."
    case .office: "Use a number from 0 to 4095."
    case .idsExhausted: "Start a store with another office number and restore into it."
    case .recordMissing: "Load the record again: it may have been removed meanwhile."
    case .diskFull: "Free some space and try again; nothing was changed."
    case .inputOutput: "Check the disk, then run `baraza store check`; nothing was changed."
    case .notDurable: "Report this: the SQLite library does not keep to what Baraza needs."
    }
  }

  private static func diskFullMessage(_ path: String, _ needed: Int64?) -> String {
    let free = DiskSpace.available(at: path).map { " \(DiskSpace.text($0)) are free." } ?? ""
    guard let needed else {
      return "the disk is full, or a quota or file size limit is reached.\(free)"
    }
    return "there is not enough space: \(DiskSpace.text(needed)) are needed.\(free)"
  }
}
