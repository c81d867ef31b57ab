import GRDB
import Kernel
import Storage

/// Organisations that people keep themselves: partners, funders and others.
public struct Partners: ImportTarget {
  public init() {}

  public let form = RecordForm(
    "partners",
    [
      .optional("identifier", .identifier, "organisation identifier"),
      .required("name", .text(longest: nil), "text"),
      .required("type", .code(list: "OrganisationType"), "organisation type of IATI"),
      .optional("country", .code(list: "Country"), "ISO 3166-1 code of two letters"),
      .required("role", .choice(["partner", "funder", "government", "network"]), "its role"),
      .required(
        "sensitivity", .choice(["public", "internal", "restricted"]), "who may see it"),
      .optional("website", .address, "address that begins with https:// or http://"),
    ])

  public func ids(in db: Database) throws -> [Int64] {
    try Int64.fetchAll(db, sql: "SELECT id FROM organisations ORDER BY id")
  }

  public func held(_ id: Int64, in db: Database) throws -> HeldRecord? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT o.*, v.at AS changed_at FROM organisations o
          JOIN revisions v ON v.id = o.revision_id WHERE o.id = ?
        """, arguments: [id]
    ).map { row in
      var values: RecordValues = [:]
      for field in form.fields { values[field.name] = row[field.name] as String? }
      return HeldRecord(values: values, changedAt: row["changed_at"])
    }
  }

  /// One of the same identifier or name.
  public func twin(of values: RecordValues, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: "SELECT id FROM organisations WHERE identifier = ? OR name = ? ORDER BY id LIMIT 1",
      arguments: [values["identifier"], values["name"]])
  }

  public func add(_ values: RecordValues, in changes: ChangeSet) throws -> Int64 {
    let id = try changes.newID()
    try changes.insert(
      "organisations", id: id,
      form.fields.map { ($0.name, values[$0.name]) } + [("revision_id", changes.revision)])
    return id
  }

  public func change(
    _ id: Int64, _ values: [(String, String?)], in changes: ChangeSet
  ) throws {
    if let identifier = values.first(where: { $0.0 == "identifier" })?.1,
      let other = try twin(of: ["identifier": identifier], in: changes.db), other != id
    {
      throw FieldFault(
        "taken", field: "identifier", "“\(identifier)” is the identifier of partner #\(other).",
        remedy: "Correct it, or change that partner.")
    }
    try changes.update(
      "organisations", id: id,
      values.map { ($0.0, $0.1) } + [("revision_id", changes.revision)])
  }
}
