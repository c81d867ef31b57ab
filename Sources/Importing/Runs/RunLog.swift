import Foundation
import GRDB
import IATI
import Kernel
import Portfolio
import Storage
import XML

/// Applies one activity after another in a run, and writes down what the run did.
final class RunLog {
  let id: Int64
  let writer: ActivityBulkWriter
  /// What each file said of itself.
  var readings: [RecordProducer.Reading] = []
  private(set) var count = 0
  private let run: BulkRun
  private let feed: Int64
  private let reading: String
  private let writes: Bool
  private let heldBefore: Int
  private let reportersBefore: Set<String>
  private var reporters: Set<String> = []
  private var ordinal: Int64 = 0
  /// What the run changed, for the digest of its change log.
  private var changes = FieldHasher()
  private let insertChange: BulkStatement
  private var removed = 0
  private var undoes: Int64?

  init(
    _ run: BulkRun, feed name: String, reading: String, writes: Bool, undoes: Int64? = nil
  ) throws {
    self.run = run
    self.reading = reading
    self.writes = writes
    self.undoes = undoes
    feed = try Feeds.id(named: name, in: run)
    id = try run.newID()
    writer = try ActivityBulkWriter(run, feed: feed, writes: writes)
    heldBefore = try writer.heldCount(.activity)
    reportersBefore = Set(
      try String.fetchAll(
        run.db,
        sql: """
          SELECT DISTINCT reporting_org_ref FROM activities
          WHERE feed_id = ? AND withdrawn = 0 AND reporting_org_ref IS NOT NULL
          """, arguments: [feed]))
    insertChange = try BulkStatement(
      run.db, sql: "INSERT INTO import_changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    if writes {
      try ImportLog.begin(
        id, revision: run.revision, feed: feed, undoes: undoes, reading: reading, in: run.db)
    }
  }

  /// Takes the next activity or organisation; nil where it was left out.
  @discardableResult
  ///
  /// - Parameter sensitivity: who may see it from now on; nil leaves that.
  func take(
    _ buffer: RecordBuffer, file: String, place: Int, sensitivity: String? = nil,
    _ outcome: inout ImportOutcome
  ) throws -> ActivityBulkWriter.Entry? {
    count += 1
    for var diagnostic in buffer.diagnostics {
      diagnostic.place.file = file
      outcome.add(diagnostic)
    }
    if var rejection = buffer.rejection {
      rejection.place.file = file
      rejection.place.record = buffer.identifier
      outcome.add(rejection)
      outcome[buffer.rootKind].rejected += 1
      writer.passOver(buffer)
      return nil
    }
    let entry = try writer.apply(buffer, file: place + 1)
    outcome.transactions += entry.transactions
    noteReporter(of: buffer)
    if entry.identifier.isEmpty || entry.occurrence > 1 { flag(entry, file, &outcome) }
    try note(entry, title: writes ? nil : title(of: buffer), sensitivity: sensitivity, &outcome)
    return entry
  }

  /// Withdraws what the feed had and its files no longer have.
  func takeMissing(_ outcome: inout ImportOutcome) throws {
    let entries = try writer.withdrawMissing()
    removed = entries.filter { $0.root == .activity }.count
    for entry in entries { try note(entry, &outcome) }
  }

  /// Writes down what was done, counts, and keeps what is derived.
  ///
  /// - Parameters:
  ///   - title: what a preview shows of an activity that is new.
  ///   - sensitivity: who may see the activity from now on; nil leaves that.
  func note(
    _ entry: ActivityBulkWriter.Entry, title: String? = nil, sensitivity: String? = nil,
    _ outcome: inout ImportOutcome
  ) throws {
    let before = try classify(entry, as: sensitivity)
    let action: String
    let fields: [RecordChange]
    switch entry.outcome {
    case .unchanged where before == nil:
      outcome[entry.root].unchanged += 1
      return
    case .unchanged: (action, fields) = ("changed", [])
    case .added: (action, fields) = ("added", [])
    case .changed(let changes): (action, fields) = ("changed", changes)
    case .returned(let changes): (action, fields) = ("returned", changes)
    case .removed: (action, fields) = ("removed", [])
    }
    switch entry.outcome {
    case .added: outcome[entry.root].added += 1
    case .removed: outcome[entry.root].removed += 1
    default: outcome[entry.root].changed += 1
    }
    let names = fields.map(\.description) + (before == nil ? [] : ["sensitivity"])
    if outcome.changes.count < ImportOutcome.listedChanges {
      var change = ImportOutcome.Change(
        identifier: entry.identifier, occurrence: entry.occurrence, action: action, fields: names)
      if !writes {
        change.edits = fields.map {
          .init(field: $0.field, before: $0.before, after: $0.after)
        }
        if action == "added", let title {
          change.edits.append(.init(field: "title", before: [], after: [title]))
        }
        if let before, let sensitivity {
          change.edits.append(
            .init(field: "sensitivity", before: [before], after: [sensitivity]))
        }
      }
      outcome.changes.append(change)
    }
    if writes { try write(entry, action, names.joined(separator: ", "), sensitivity: before) }
  }

  /// Sets who may see an activity, and gives the class before where that was another; nil for
  /// an activity that is new.
  private func classify(
    _ entry: ActivityBulkWriter.Entry, as sensitivity: String?
  ) throws -> String? {
    guard let sensitivity, entry.root == .activity else { return nil }
    let before = try String.fetchOne(
      run.db, sql: "SELECT sensitivity FROM activities WHERE id = ?", arguments: [entry.id])
    guard before != sensitivity else { return nil }
    if writes { try writer.setSensitivity(sensitivity, of: entry.id) }
    return entry.outcome == .added ? nil : before
  }

  private func write(
    _ entry: ActivityBulkWriter.Entry, _ action: String, _ fields: String, sensitivity: String?
  ) throws {
    ordinal += 1
    let packed = entry.image.map { Deflated.pack($0) } ?? []
    let texts = [entry.root.rawValue, entry.identifier, action, fields].map { Array($0.utf8) }
    for text in texts { text.withUnsafeBytes { changes.text($0) } }
    (entry.image ?? []).withUnsafeBytes { changes.blob($0) }

    // One run of bytes for all values: they stay where they are until the row is written.
    let parts = texts + [packed, Array((sensitivity ?? "").utf8)]
    try Array(parts.joined()).withUnsafeBytes { bytes in
      var start = 0
      let slices = parts.map { part in
        defer { start += part.count }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<start + part.count])
      }
      insertChange.bind(1, integer: id)
      insertChange.bind(2, integer: ordinal)
      insertChange.bind(3, text: slices[0])
      insertChange.bind(4, integer: entry.id)
      insertChange.bind(5, integer: Int64(entry.occurrence))
      insertChange.bind(6, text: slices[1])
      insertChange.bind(7, text: slices[2])
      insertChange.bind(8, text: slices[3])
      if let image = entry.image {
        insertChange.bind(9, blob: slices[4])
        insertChange.bind(10, integer: Int64(image.count))
      }
      if sensitivity != nil { insertChange.bind(11, text: slices[5]) }
      try insertChange.run()
    }
  }

  // MARK: What is unusual

  private func flag(
    _ entry: ActivityBulkWriter.Entry, _ file: String, _ outcome: inout ImportOutcome
  ) {
    outcome[entry.root].held += 1
    let place = Place(
      file: file, line: entry.line, record: entry.identifier.isEmpty ? nil : entry.identifier)
    if entry.identifier.isEmpty {
      outcome.add(
        Diagnostic(
          .error, rule: "import.identifier.missing", at: place,
          "The activity has no identifier; it is kept and flagged.",
          remedy: "Give it an iati-identifier."))
    } else {
      outcome.add(
        Diagnostic(
          .error, rule: "import.identifier.repeated", at: place,
          "“\(entry.identifier)” came before in this feed; this is its occurrence "
            + "\(entry.occurrence), kept and flagged.",
          remedy: "Give each activity an identifier of its own."))
    }
  }

  private func title(of buffer: RecordBuffer) -> String? {
    guard buffer.rootKind == .activity,
      let column = Standard.iati.column("title", of: .activity)
    else { return nil }
    return buffer.string(row: 0, column: column)
  }

  private func noteReporter(of buffer: RecordBuffer) {
    guard buffer.rootKind == .activity,
      let column = Standard.iati.column("reporting_org_ref", of: .activity),
      let reporter = buffer.string(row: 0, column: column)
    else { return }
    reporters.insert(reporter)
  }

  /// Why a person should look first; nil on a feed's first run.
  func holdReason() throws -> String? {
    if heldBefore > 0, removed * 2 > heldBefore {
      return "The run would remove \(removed) of the feed's \(heldBefore) activities."
    }
    if reportersBefore.count == 1, let other = reporters.subtracting(reportersBefore).min() {
      return "The feed has had one reporting organisation, \(reportersBefore.first ?? ""); the "
        + "files bring \(other)."
    }
    return nil
  }

  // MARK: The end

  /// Writes the run's files, findings and outcome, and what is derived.
  func finish(_ outcome: inout ImportOutcome) throws {
    for reference in writer.linkedButGone {
      outcome.add(
        Diagnostic(
          .warning, rule: "import.linked",
          "A row of \(reference.kind) (\(reference.id.rawValue)) is gone from its feed while "
            + "something links to it; it stays, withdrawn, outside every sum.",
          remedy: "Look at what links to it and decide."))
    }
    let digest = changes
    run.log(digest.finish())
    try writer.finish()
    run.manifest.merge(outcome.manifest(run: id)) { $1 }
    try ImportLog.end(id, outcome, in: run.db)
  }
}

extension ImportOutcome {
  /// The counts of a kind of record.
  subscript(root: RecordKind) -> Counts {
    get { root == .organisation ? organisations : activities }
    set {
      if root == .organisation { organisations = newValue } else { activities = newValue }
    }
  }

  /// What a run says when the same files come again.
  mutating func settleAsUnchanged() {
    for root in [RecordKind.activity, .organisation] {
      self[root].unchanged += self[root].added + self[root].changed
      self[root].added = 0
      self[root].changed = 0
      self[root].removed = 0
    }
    run = nil
    changes = []
  }
}
