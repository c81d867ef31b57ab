import GRDB
import Kernel
import Storage

/// Reads an accounting system's export by a saved mapping into the ledger.
///
/// Nothing comes twice: an entry that the ledger has from the same source under the same reference
/// is unchanged where it says the same, and a conflict where it does not. Only added rows are
/// written; a row that is refused is left out and named.
public struct LedgerImport {
  public let mapping: LedgerMapping
  private let target = LedgerEntriesTarget()

  public init(_ mapping: LedgerMapping) { self.mapping = mapping }

  /// What an export brought.
  public struct Outcome: Sendable, Hashable {
    public internal(set) var added = 0
    public internal(set) var unchanged = 0
    /// Rows whose reference the ledger has with other content.
    public internal(set) var conflicts = 0
    /// Rows that are left out for another fault.
    public internal(set) var rejected = 0
    public internal(set) var diagnostics: [Diagnostic] = []
  }

  /// The mapping saved under a name. Throws ``LedgerMappingFailure``.
  public static func saved(_ name: String, in db: Database) throws -> LedgerImport {
    let json = try String.fetchOne(
      db, sql: "SELECT definition FROM ledger_mappings WHERE name = ?", arguments: [name])
    guard let json else { throw LedgerMappingFailure.noMapping(name) }
    return LedgerImport(try LedgerMapping(json: json))
  }

  /// Reads a whole file as one change of the store.
  ///
  /// - Parameters:
  ///   - file: its name for messages.
  ///   - dryRun: whether to say only what would come of it; nothing is written then.
  /// - Throws: ``LedgerMappingFailure``, `CSVFailure`, `StoreFailure`
  public static func run(
    _ mapping: String, _ bytes: [UInt8], file: String? = nil, into store: Store, by actor: Actor,
    dryRun: Bool = false
  ) throws -> Outcome {
    var outcome = Outcome()
    do {
      try store.change(by: actor, because: "import of \(file ?? "a ledger") by \(mapping)") {
        outcome = try LedgerImport.saved(mapping, in: $0.db).apply(bytes, file: file, in: $0)
        if dryRun || outcome.added == 0 { throw NothingToKeep() }
      }
    } catch is NothingToKeep {}
    return outcome
  }

  private struct NothingToKeep: Error {}

  /// Reads a whole file in a change.
  public func apply(
    _ bytes: [UInt8], file: String? = nil, in changes: ChangeSet
  ) throws -> Outcome {
    var outcome = Outcome()
    var reader = try CSVReader(bytes, file: file)
    let rows = try LedgerRows(mapping, header: reader.header, file: file)
    while let record = try reader.next() {
      guard !record.isBlank else { continue }
      do {
        let values = try rows.values(of: record)
        if try isThere(values, in: changes) {
          outcome.unchanged += 1
        } else {
          _ = try changes.savepoint { try target.add(values, in: changes) }
          outcome.added += 1
        }
      } catch let fault as FieldFault {
        if fault.rule == LedgerImport.conflict {
          outcome.conflicts += 1
        } else {
          outcome.rejected += 1
        }
        reader.findings.add(rows.diagnostic(fault, of: record))
      }
    }
    outcome.rejected += reader.leftOut
    outcome.diagnostics = reader.diagnostics
    return outcome
  }

  private static let conflict = "template.ledger.conflict"

  /// Whether the ledger says just that already. Throws a fault where it says something else.
  private func isThere(_ values: RecordValues, in changes: ChangeSet) throws -> Bool {
    let cells = Cells(values, changes.db)
    guard let held = try target.held(cells) else { return false }
    guard try target.digest(cells) != held.sha256 else { return true }
    throw FieldFault(
      "ledger.conflict", field: "reference",
      "The ledger has the reference “\(cells["reference"] ?? "")” with other content, as "
        + "#\(held.id).",
      remedy: "Post the difference as a new entry that corrects #\(held.id); entries never change."
    )
  }
}
