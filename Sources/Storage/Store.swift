import GRDB
import Synchronization

/// The one SQLite file that holds everything, opened for reading, or as its only writer.
public final class Store: Sendable {
  /// How a store is opened.
  public enum Access: Sendable {
    /// As the only writing process; the purpose, such as `serve`, is shown to others.
    case readWrite(purpose: String)
    /// Beside any writer. Never takes the lock, never checkpoints.
    case readOnly
  }

  /// Absolute, with symbolic links resolved.
  public let path: String
  /// The number that distinguishes the ids handed out here, 0 to 4095.
  public let office: Int
  public let schema: StoreSchema
  let pool: DatabasePool
  let lock: StoreLock?
  let gate = WriteGate()
  private let isClosed = Mutex(false)

  init(path: String, office: Int, schema: StoreSchema, pool: DatabasePool, lock: StoreLock?) {
    self.path = path
    self.office = office
    self.schema = schema
    self.pool = pool
    self.lock = lock
  }

  /// The number of migrations applied.
  public var schemaVersion: Int { schema.migrations.count }

  public var isReadOnly: Bool { lock == nil }

  /// The run that is being applied now, if any.
  public var runInProgress: RunProgress? { gate.run }

  /// Reads one consistent state, whatever is being written meanwhile.
  public func read<T>(_ body: (Database) throws -> T) throws -> T {
    try StoreFailure.translating(at: path) { try pool.read(body) }
  }

  /// Closes the file and lets another process write. Do it once nothing reads any more;
  /// a second time does nothing.
  public func close() throws {
    try isClosed.withLock { isClosed in
      guard !isClosed else { return }
      try StoreFailure.translating(at: path) {
        // Readers first: only the writer, as the last to go, folds the log into the file.
        pool.releaseMemory()
        try pool.close()
      }
      lock?.release()
      isClosed = true
    }
  }

  func assertWritable() throws {
    if isReadOnly { throw StoreFailure.readOnly(path: path) }
  }
}
