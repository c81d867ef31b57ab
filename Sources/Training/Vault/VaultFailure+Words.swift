extension VaultFailure {
  var rule: String {
    switch self {
    case .notBegun: "not-begun"
    case .begunAlready: "begun"
    case .keyFileMissing: "key-file-missing"
    case .keyFileExposed: "key-file-exposed"
    case .keyFileDamaged: "key-file-damaged"
    case .keyFileUnusable: "key-file"
    case .keyFileBesideStore: "key-file-place"
    case .wrongKey: "wrong-key"
    case .listDamaged: "list-damaged"
    case .unreadable: "unreadable"
    case .participantMissing: "participant"
    case .nothingHeld: "nothing-held"
    case .held: "held"
    case .valueEmpty, .valueTooLong: "value"
    case .notSearched: "search"
    }
  }

  var message: String {
    switch self {
    case .notBegun: "the store has no vault yet."
    case .begunAlready: "the store has a vault already."
    case .keyFileMissing(_, let key):
      "the vault's key file is not there\(key.map { "; the store needs the key \($0)" } ?? "")."
        + " Nothing in the store is lost or changed."
    case .keyFileExposed: "others than its owner may read or write the file."
    case .keyFileDamaged(_, let detail): "the key file is damaged: \(detail)."
    case .keyFileUnusable(_, let reason): "the file cannot be used: \(reason)."
    case .keyFileBesideStore:
      "the key file would lie in the store's folder, where one copy takes both."
    case .wrongKey(_, let key):
      "the key file is another store's, or an older copy: the store needs the key \(key), which is"
        + " not in it. Nothing in the store is lost or changed."
    case .listDamaged(_, let line): "the list of erased values is damaged in line \(line)."
    case .unreadable(let id, let field):
      "the \(field.rawValue) #\(id) does not open: it was moved or edited outside the vault, or"
        + " its key was forgotten."
    case .participantMissing: "there is no such participant."
    case .nothingHeld: "the vault holds nothing of that."
    case .held(let participant, let hold, let since):
      "what is held of \(participant) is kept since \(since): \(hold)."
    case .valueEmpty(let field): "the \(field.rawValue) is empty."
    case .valueTooLong(let field):
      "the \(field.rawValue) has more than \(VaultField.longest) characters."
    case .notSearched(let field): "the \(field.rawValue) is not searched, or the search is empty."
    }
  }

  var remedy: String {
    switch self {
    case .notBegun: "Begin one, and keep a copy of its key file apart from the backups."
    case .begunAlready: "Use it, with its key file."
    case .keyFileMissing: "Put the copy of the key file back, or name it with BARAZA_KEYS."
    case .keyFileExposed: "Take the rights of others away, with chmod 600."
    case .keyFileDamaged: "Put the copy of the key file back; do not edit it."
    case .keyFileUnusable: "Check the path, and who may read and write there."
    case .keyFileBesideStore: "Name another folder with BARAZA_KEYS."
    case .wrongKey: "Name the key file of this store with BARAZA_KEYS, or put its copy back."
    case .listDamaged:
      "Put a copy back. Without one, move it away: the store lists again what it proves erased,"
        + " and not what older backups alone would bring back."
    case .unreadable: "Enter it again, or restore a backup from before; see the history for when."
    case .participantMissing: "Check the code."
    case .nothingHeld: "Check the code and the fields."
    case .held: "End the hold first, where it no longer stands."
    case .valueEmpty: "To remove a value, erase it."
    case .valueTooLong: "Shorten it."
    case .notSearched: "Search by name, phone, email or document."
    }
  }
}
