import Platform
import Storage

/// A record that people entered, in JSON: every field of its form is there, null or not.
struct WrittenRecord: Encodable {
  let form: String
  let id: Int64
  /// UTC.
  let changedAt: String
  /// What was done: `added`, `changed` or `unchanged`; nil where it was only read.
  let action: String?
  let values: [String: Nullable<String>]
  private let fields: [String]

  private enum CodingKeys: CodingKey {
    case form, id, changedAt, action, values
  }

  init(_ form: RecordForm, id: Int64, _ held: HeldRecord, action: String? = nil) {
    self.form = form.name
    self.id = id
    changedAt = held.changedAt
    self.action = action
    fields = form.fields.map(\.name)
    values = Dictionary(
      fields.map { ($0, Nullable(held.values[$0])) }, uniquingKeysWith: { first, _ in first })
  }

  /// For people: a line a field.
  var table: Table {
    let head: [(String, String?)] = [("id", "\(id)"), ("changedAt", changedAt)]
    let done: [(String, String?)] = action.map { [("action", $0)] } ?? []
    return Table(record: head + done + fields.map { ($0, values[$0]?.value) })
  }
}

extension OutputOptions {
  func writeRecord(_ record: WrittenRecord) throws { try write(record, as: record.table) }
}
