import GRDB
import Storage

@testable import DonorReporting

/// The ids behind keys.
enum RecordIDs {
  static func budget(_ key: String, in db: Database) throws -> Int64 {
    try RecordKey.budget.id(key, field: "", in: db)
  }

  static func entry(_ key: String, in db: Database) throws -> Int64 {
    try RecordKey.entry.id(key, field: "", in: db)
  }
}
