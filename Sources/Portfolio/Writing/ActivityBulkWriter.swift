import GRDB
import IATI
import Kernel
import Reference
import Storage

/// Writes what a feed reports, one activity or organisation after another, in
/// one bulk run: compares each with what is held, keeps ids, and leaves what
/// did not change untouched.
public final class ActivityBulkWriter {
  /// What becomes of one activity or organisation.
  public enum Outcome: Sendable, Equatable {
    case added
    /// The fields that changed.
    case changed([RecordChange])
    case unchanged
    /// It had gone from its feed and is there again.
    case returned([RecordChange])
    /// It has gone from its feed.
    case removed
  }

  /// One thing done, for the log of the run.
  public struct Entry: Sendable {
    public let root: RecordKind
    public let id: Int64
    public let identifier: String
    public let occurrence: Int
    public let outcome: Outcome
    public let line: Int
    /// How many transactions this version has.
    public let transactions: Int
    /// The canonical XML before the change; nil where there was none.
    public let image: [UInt8]?
  }

  let run: BulkRun
  let feed: Int64
  let writes: Bool
  let statements: RecordStatements
  let loader: RecordLoader
  private let withdrawn: WithdrawnRows
  let links: OutsideLinks
  let search: SearchWriter
  let spend: SpendWriter
  let conversion: AmountConverter
  /// Rows that left their activity while something links to them: they stay,
  /// withdrawn, outside every sum.
  public internal(set) var linkedButGone: [RecordRef] = []
  var deletions: [RecordKind: BulkStatement] = [:]
  private let find: [RecordKind: BulkStatement]
  private let touch: [RecordKind: BulkStatement]
  private var occurrences: [RecordKind: [String: Int]] = [.activity: [:], .organisation: [:]]
  private var ids = ContiguousArray<Int64>()

  /// - Parameter writes: false for a preview, which compares and writes nothing.
  public init(_ run: BulkRun, feed: Int64, writes: Bool) throws {
    self.run = run
    self.feed = feed
    self.writes = writes
    statements = try RecordStatements(run.db)
    loader = try RecordLoader(run.db)
    withdrawn = WithdrawnRows(run.db)
    links = try OutsideLinks(run.db)
    search = try SearchWriter(run.db)
    spend = try SpendWriter(run.db)
    conversion = try AmountConverter(run)
    var find: [RecordKind: BulkStatement] = [:]
    var touch: [RecordKind: BulkStatement] = [:]
    for root in [RecordKind.activity, .organisation] {
      find[root] = try BulkStatement(
        run.db,
        sql: """
          SELECT id, fingerprint, withdrawn FROM \(root.rawValue)
          WHERE feed_id = ? AND identifier = ? AND occurrence = ?
          """)
      touch[root] = try BulkStatement(
        run.db, sql: "UPDATE \(root.rawValue) SET fingerprint = ? WHERE id = ?")
    }
    self.find = find
    self.touch = touch
    let isFirst = try Bool.fetchOne(run.db, sql: "SELECT NOT EXISTS (SELECT 1 FROM activities)")
    if writes, isFirst == true {
      try run.deferIndexes(of: RecordTable.all.map(\.name) + ["spend"])
    }
  }

  /// Takes the next activity or organisation of the feed, in the order of its files.
  public func apply(_ buffer: RecordBuffer, file: Int) throws -> Entry {
    let identifier = buffer.identifier
    let occurrence = (occurrences[buffer.rootKind]?[identifier] ?? 0) + 1
    occurrences[buffer.rootKind]?[identifier] = occurrence
    let fingerprint = RecordFingerprint(of: buffer)
    let held = try held(buffer.rootKind, identifier, occurrence)
    let version = Version(
      buffer: buffer, identifier: identifier, occurrence: occurrence, file: file,
      fingerprint: fingerprint)
    guard let held else {
      if writes { try add(version) }
      return entry(version, id: ids.first ?? 0, .added)
    }
    if !held.withdrawn, held.fingerprint.withUnsafeBytes({ fingerprint.equals($0) }) {
      return entry(version, id: held.id, .unchanged)
    }
    return try change(version, held)
  }

  /// Leaves out what the feed has but cannot be stored: a version that is held
  /// already stays as it is.
  public func passOver(_ buffer: RecordBuffer) {
    occurrences[buffer.rootKind]?[buffer.identifier, default: 0] += 1
  }

  /// Brings back a version that was held before, at its occurrence.
  public func restore(_ buffer: RecordBuffer, occurrence: Int) throws -> Entry {
    occurrences[buffer.rootKind]?[buffer.identifier] = occurrence - 1
    return try apply(buffer, file: 0)
  }

  /// Sets who may see an activity: `public`, `internal` or `restricted`.
  public func setSensitivity(_ sensitivity: String, of activity: Int64) throws {
    try run.db.execute(
      sql: "UPDATE activities SET sensitivity = ?, revision_id = ? WHERE id = ?",
      arguments: [sensitivity, run.revision, activity])
    run.log("sensitivity \(activity) \(sensitivity)\n".utf8)
  }

  /// How often an identifier has come so far.
  public func occurrences(of identifier: String, _ root: RecordKind) -> Int {
    occurrences[root]?[identifier] ?? 0
  }

  /// Brings search and what follows from the counting rules up to date. Call it last.
  public func finish() throws {
    try search.flush()
    try run.restoreIndexes()
    try ActivitySpans().update(run.db, changedBy: run.revision)
    try Counting.refresh(run.db, after: spend)
  }

  // MARK: One version

  struct Version {
    let buffer: RecordBuffer
    let identifier: String
    let occurrence: Int
    let file: Int
    let fingerprint: RecordFingerprint
  }

  private struct Held {
    let id: Int64
    let fingerprint: [UInt8]
    let withdrawn: Bool
  }

  private func held(_ root: RecordKind, _ identifier: String, _ occurrence: Int) throws -> Held? {
    guard let statement = find[root] else { return nil }
    var identifier = identifier
    return try identifier.withUTF8 { text -> Held? in
      defer { statement.reset() }
      statement.bind(1, integer: feed)
      statement.bind(2, text: UnsafeRawBufferPointer(text))
      statement.bind(3, integer: Int64(occurrence))
      guard try statement.step() else { return nil }
      return Held(
        id: statement.integer(column: 0), fingerprint: Array(statement.blob(column: 1)),
        withdrawn: statement.integer(column: 2) == 1)
    }
  }

  private func entry(
    _ version: Version, id: Int64, _ outcome: Outcome, image: [UInt8]? = nil
  ) -> Entry {
    Entry(
      root: version.buffer.rootKind, id: id, identifier: version.identifier,
      occurrence: version.occurrence, outcome: outcome, line: version.buffer.line(of: 0),
      transactions: version.buffer.count(of: .transaction), image: image)
  }

  private func add(_ version: Version) throws {
    let buffer = version.buffer
    ids.removeAll(keepingCapacity: true)
    ids.append(try run.newID())
    try writeRoot(version, id: ids[0], replacing: false)
    for row in 1..<max(buffer.rowCount, 1) {
      ids.append(statements.hasID(buffer.row(row).kind) ? try run.newID() : 0)
      try write(row, of: buffer)
    }
    guard buffer.rootKind == .activity else { return }
    try search.add(buffer, id: ids[0])
    try spend.finish(buffer, id: ids[0])
  }

  /// Writes a version over the one that is held.
  private func change(_ version: Version, _ held: Held) throws -> Entry {
    let buffer = version.buffer
    let old = try loader.load(buffer.rootKind, id: held.id)
    let alignment = RecordAlignment(old: old, new: buffer, describes: !writes)
    if alignment.changes.isEmpty, !held.withdrawn {
      // The same content by another version of the reader.
      if writes { try refresh(buffer.rootKind, held.id, version.fingerprint) }
      return entry(version, id: held.id, .unchanged)
    }
    let outcome: Outcome =
      held.withdrawn ? .returned(alignment.changes) : .changed(alignment.changes)
    let image = try RecordImage.of(old.buffer)
    guard writes else { return entry(version, id: held.id, outcome, image: image) }
    if buffer.rootKind == .activity {
      try search.replace(held.withdrawn ? nil : old.buffer, with: buffer, id: held.id)
      try spend.remove(held.id)
    }
    let rewritten = rewrittenKinds(alignment.changes)
    try remove(rewritten, of: old.buffer, id: held.id)
    ids = ContiguousArray(alignment.ids)
    ids[0] = held.id
    try writeRoot(version, id: held.id, replacing: true)
    // Rows with ids first, so that those that vanish leave nothing behind them.
    for row in 1..<max(buffer.rowCount, 1) where statements.hasID(buffer.row(row).kind) {
      if ids[row] == 0 { ids[row] = try withdrawn.id(of: row, in: buffer, ids: ids) ?? 0 }
      let isKept = ids[row] != 0
      if !isKept { ids[row] = try run.newID() }
      try write(row, of: buffer, replacing: isKept, isSame: alignment.isSame(row))
    }
    try withdraw(alignment.vanished, of: held.id)
    for row in 1..<max(buffer.rowCount, 1) where rewritten.contains(buffer.row(row).kind) {
      try write(row, of: buffer)
    }
    if buffer.rootKind == .activity { try spend.finish(buffer, id: held.id) }
    return entry(version, id: held.id, outcome, image: image)
  }

  private func writeRoot(_ version: Version, id: Int64, replacing: Bool) throws {
    try statements.writeRoot(
      version.buffer, id: id, feed: feed, occurrence: Int64(version.occurrence),
      revision: run.revision, file: version.file, fingerprint: version.fingerprint,
      replacing: replacing)
  }

  @inline(__always)
  private func write(
    _ row: Int, of buffer: RecordBuffer, replacing: Bool = false, isSame: Bool = false
  ) throws {
    var computed: (value: Int64?, conversion: Int64?)?
    if buffer.row(row).kind == AmountConverter.transactionKind {
      computed = try conversion.convert(row, of: buffer)
      spend.add(row, of: buffer, computed?.value)
    }
    if isSame { return }
    try statements.write(row, of: buffer, ids: ids, replacing: replacing, computed: computed)
  }

  private func refresh(_ root: RecordKind, _ id: Int64, _ fingerprint: RecordFingerprint) throws {
    try fingerprint.withBytes { bytes in
      touch[root]?.bind(1, blob: bytes)
      touch[root]?.bind(2, integer: id)
      try touch[root]?.run()
    }
  }
}
