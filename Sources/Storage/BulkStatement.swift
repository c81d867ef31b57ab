import GRDB
import GRDBSQLite

/// A statement bound with borrowed bytes: the path of bulk runs, where a `String` per
/// value would cost more than the insert.
///
/// Bound bytes are not copied: they must stay where they are until `run`, or until the
/// last `step`. Text must be UTF-8. What is not bound is null. Use it where its `Database`
/// may be used, and let it go there. No other file speaks to SQLite directly.
public final class BulkStatement {
  private let statement: Statement
  private let handle: SQLiteStatement
  private var bindStatus = SQLITE_OK

  /// Prepares a statement of its own, to be kept for the whole run.
  public init(_ db: Database, sql: String) throws {
    statement = try db.makeStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  // Parameters count from 1.

  @inline(__always)
  public func bind(_ parameter: Int32, text: UnsafeRawBufferPointer) {
    let bytes = text.baseAddress ?? BulkStatement.nothing
    note(
      sqlite3_bind_text64(
        handle, parameter, bytes.assumingMemoryBound(to: CChar.self), UInt64(text.count), nil,
        UInt8(SQLITE_UTF8)))
  }

  @inline(__always)
  public func bind(_ parameter: Int32, blob: UnsafeRawBufferPointer) {
    note(
      sqlite3_bind_blob64(
        handle, parameter, blob.baseAddress ?? BulkStatement.nothing, UInt64(blob.count), nil))
  }

  @inline(__always)
  public func bind(_ parameter: Int32, integer: Int64) {
    note(sqlite3_bind_int64(handle, parameter, integer))
  }

  @inline(__always)
  public func bindNull(_ parameter: Int32) {
    note(sqlite3_bind_null(handle, parameter))
  }

  /// Runs a statement that gives no rows, and makes it ready to be bound again.
  @inline(__always)
  public func run() throws {
    let status = bindStatus == SQLITE_OK ? sqlite3_step(handle) : bindStatus
    guard status == SQLITE_DONE || status == SQLITE_ROW else { throw failure(status) }
    reset()
  }

  /// Moves to the next row; false at the end. Reset it before it is bound again.
  @inline(__always)
  public func step() throws -> Bool {
    let status = bindStatus == SQLITE_OK ? sqlite3_step(handle) : bindStatus
    if status == SQLITE_ROW { return true }
    guard status == SQLITE_DONE else { throw failure(status) }
    return false
  }

  /// Forgets the bound bytes, so that none is read after its owner has gone.
  @inline(__always)
  public func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    bindStatus = SQLITE_OK
  }

  // Columns count from 0. Bytes are valid until the next step or reset.

  public var columnCount: Int32 { sqlite3_column_count(handle) }

  @inline(__always)
  public func isNull(column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  @inline(__always)
  public func integer(column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  @inline(__always)
  public func text(column: Int32) -> UnsafeRawBufferPointer {
    let bytes = sqlite3_column_text(handle, column)
    return UnsafeRawBufferPointer(
      start: bytes, count: bytes == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  @inline(__always)
  public func blob(column: Int32) -> UnsafeRawBufferPointer {
    let bytes = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(
      start: bytes, count: bytes == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
  }

  /// Feeds the current row to a digest.
  func hashRow(into hasher: inout FieldHasher) {
    for column in 0..<columnCount {
      switch sqlite3_column_type(handle, column) {
      case SQLITE_NULL: hasher.null()
      case SQLITE_INTEGER: hasher.integer(integer(column: column))
      case SQLITE_FLOAT: hasher.real(sqlite3_column_double(handle, column))
      case SQLITE_TEXT: hasher.text(text(column: column))
      default: hasher.blob(blob(column: column))
      }
    }
  }

  @inline(__always)
  private func note(_ status: Int32) {
    if status != SQLITE_OK { bindStatus = status }
  }

  private func failure(_ status: Int32) -> DatabaseError {
    let connection = sqlite3_db_handle(handle)
    let extended = sqlite3_extended_errcode(connection)
    // A failed bind may have been followed by good ones: its own status counts.
    let code = extended & 0xFF == status & 0xFF ? extended : status
    let message = String(cString: sqlite3_errmsg(connection))
    reset()
    return DatabaseError(
      resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
  }

  /// A place for empty values to begin: SQLite takes a null pointer for null.
  private nonisolated(unsafe) static let nothing = UnsafeRawPointer(
    UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))
}

extension Database {
  /// Puts changed pages into the write-ahead log before the commit does, so that the page cache may
  /// let them go. Those that cannot be written now are written then.
  func writeOutPages() { _ = sqlite3_db_cacheflush(sqliteConnection) }
}
