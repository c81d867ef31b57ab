import GRDB

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

  init(path: String, office: Int, schema: StoreSchema, pool: DatabasePool, lock: StoreLock?) {
    self.path = path
    self.office = office
    self.schema = schema
    self.pool = pool
    self.lock = lock
  }

  deinit { try? close() }

  /// The number of migrations applied.
  public var schemaVersion: Int { schema.migrations.count }

  public var isReadOnly: Bool { lock == nil }

  /// The run that is being applied now, if any.
  public var runInProgress: RunProgress? { gate.run }

  /// Reads one consistent state, whatever is being written meanwhile.
  public func read<T>(_ body: (Database) throws -> T) throws -> T {
    try StoreFailure.translating(at: path) { try pool.read(body) }
  }

  /// Closes the file and lets another process write. Do it once nothing reads any more.
  public func close() throws {
    try StoreFailure.translating(at: path) { try pool.close() }
    lock?.release()
  }

  func assertWritable() throws {
    if isReadOnly { throw StoreFailure.readOnly(path: path) }
  }
}
