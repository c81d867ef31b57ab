/// Why a store could not be opened, read or written.
public enum StoreFailure: Error, Hashable {
  // The file
  case exists(path: String)
  case missing(path: String)
  case cannotOpen(path: String, reason: String)
  case notADatabase(path: String)
  case notAStore(path: String)
  case damaged(path: String, detail: String)
  case isBackup(path: String)
  case newer(path: String, version: Int, known: Int, unknown: [String])
  case outdated(path: String, version: Int, known: Int)
  // Who may write
  case locked(path: String, by: LockHolder)
  case applying(RunProgress)
  case readOnly(path: String)
  case busy(path: String)
  case actorMissing
  case reasonMissing
  // What is written
  case office(Int)
  case idsExhausted(office: Int)
  case recordMissing(table: String, id: Int64)
  // The disk
  case diskFull(path: String, needed: Int64? = nil)
  case inputOutput(path: String, detail: String)
  case notDurable(path: String, synchronous: Int)
}
