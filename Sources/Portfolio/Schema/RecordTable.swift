import IATI
import Storage

/// How the rows of one kind lie in the store: the columns that the store adds,
/// then those of the standard.
struct RecordTable: Sendable {
  /// What a row says of the row that it stands in, beside the activity.
  enum ParentColumns: Sendable {
    case none
    /// The parent's stable id.
    case id(String)
    /// A measure stands in an indicator, or in one of its periods.
    case measure
    /// The parent's place among the rows of its kind.
    case ordinal(String)
    /// The parent's table and place there.
    case record

    var names: [String] {
      switch self {
      case .none: []
      case .id(let name), .ordinal(let name): [name]
      case .measure: ["indicator_id", "period_id"]
      case .record: ["record", "record_ordinal"]
      }
    }
  }

  let kind: RecordKind
  let parent: ParentColumns
  let columns: [Standard.Column]

  static let all = RecordKind.allCases.map { RecordTable($0) }

  static func of(_ kind: RecordKind) -> RecordTable { all[kind.index] }

  private init(_ kind: RecordKind) {
    self.kind = kind
    columns = Standard.iati.columns[kind] ?? []
    parent =
      switch kind {
      case .transactionSector: .id("transaction_id")
      case .indicator: .id("result_id")
      case .period: .id("indicator_id")
      case .measure: .measure
      case .dimension: .ordinal("measure_ordinal")
      case .translation, .organisationTranslation: .record
      default: .none
      }
  }

  var name: String { kind.rawValue }

  /// The kind of the whole that rows of this kind belong to.
  var root: RecordKind {
    switch kind {
    case .organisation, .organisationBudget, .organisationDocument, .organisationTranslation,
      .organisationCarried:
      .organisation
    default: .activity
    }
  }

  /// The column that names the whole: `activity_id`.
  var owner: String { root == .activity ? "activity_id" : "organisation_id" }

  /// The store's own columns, in the order in which they are bound.
  var systemColumns: [String] {
    if kind.isRoot {
      return ["id", "feed_id", "occurrence", "revision_id", "file", "line", "fingerprint"]
    }
    return (kind.hasStableID ? ["id"] : []) + [owner, "ordinal"] + parent.names
  }

  /// What is computed when a row is written.
  var computedColumns: [String] {
    kind == .transaction ? ["reporting_value", "conversion_id"] : []
  }

  private var names: [String] { systemColumns + columns.map(\.name) + computedColumns }

  /// Writes a new row.
  var insertSQL: String {
    let places = names.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(name) (\(names.joined(separator: ", "))) VALUES (\(places))"
  }

  /// Writes a row over the one that has its id, which is no longer withdrawn then. Not an
  /// upsert: SQLite would look through all children of each row.
  var replaceSQL: String {
    let updates = names.enumerated().dropFirst().map { "\($1) = ?\($0 + 1)" } + ["withdrawn = 0"]
    return "UPDATE \(name) SET \(updates.joined(separator: ", ")) WHERE id = ?1"
  }

  /// The rows of one whole in their order: system columns, then the standard's.
  var selectSQL: String {
    let names = systemColumns + columns.map(\.name)
    let current = kind.hasStableID && !kind.isRoot ? " AND withdrawn = 0" : ""
    let key = kind.isRoot ? "id" : owner
    let order = kind.isRoot ? "" : " ORDER BY ordinal"
    return "SELECT \(names.joined(separator: ", ")) FROM \(name) WHERE \(key) = ?\(current)\(order)"
  }

  /// The rows' content without ids: the whole's feed, identifier and
  /// occurrence stand for it, ordinals for parents.
  var contentQuery: ContentQuery {
    let whole = ["f.name", "w.identifier", "w.occurrence"]
    let values = columns.map { "c.\($0.name)" }
    if kind.isRoot {
      let extra = kind == .activity ? ["c.sensitivity"] : []
      return ContentQuery(
        name: name,
        sql: """
          SELECT \(([whole[0]] + ["c.identifier", "c.occurrence"] + extra + values)
            .joined(separator: ", "))
          FROM \(name) c JOIN feeds f ON f.id = c.feed_id WHERE c.withdrawn = 0
          ORDER BY f.name, c.identifier, c.occurrence
          """)
    }
    let current = kind.hasStableID ? " AND c.withdrawn = 0" : ""
    return ContentQuery(
      name: name,
      sql: """
        SELECT \((whole + ["c.ordinal"] + parentOrdinals + values).joined(separator: ", "))
        FROM \(name) c JOIN \(root.rawValue) w ON w.id = c.\(owner)
          JOIN feeds f ON f.id = w.feed_id
        WHERE w.withdrawn = 0\(current)
        ORDER BY f.name, w.identifier, w.occurrence, c.ordinal
        """)
  }

  /// The kind of row that an id column points at.
  static func parentKind(of column: String) -> RecordKind {
    switch column {
    case "transaction_id": .transaction
    case "result_id": .result
    default: .indicator
    }
  }

  private var parentOrdinals: [String] {
    func ordinal(_ table: String, _ column: String) -> String {
      "(SELECT p.ordinal FROM \(table) p WHERE p.id = c.\(column))"
    }
    return switch parent {
    case .none: []
    case .id(let column): [ordinal(RecordTable.parentKind(of: column).rawValue, column)]
    case .measure: [ordinal("indicators", "indicator_id"), ordinal("periods", "period_id")]
    case .ordinal(let column): ["c.\(column)"]
    case .record: ["c.record", "c.record_ordinal"]
    }
  }
}
