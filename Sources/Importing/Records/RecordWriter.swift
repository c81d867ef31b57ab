import GRDB
import Kernel
import Storage

/// Writes records of one form, as people entered them, in one change.
struct RecordWriter {
  /// What became of a row's record.
  enum Effect {
    case added(Int64, [ImportOutcome.Edit])
    case changed(Int64, [ImportOutcome.Edit])
    case unchanged(Int64)
  }

  let target: any ImportTarget
  let changes: ChangeSet
  /// What a file calls fields of the form, where it has other names for them.
  var columns: [String: String] = [:]
  /// Whether a new row that says just what a record holds is nothing new.
  var comesAgain = false

  /// Adds the row's record, or changes those of its fields that differ.
  ///
  /// Throws ``RowRefusal``; nothing of the row is written then.
  func write(_ row: TemplateRow, file: String? = nil) throws -> Effect {
    let place = Place(file: file, line: row.line, record: row.label(target.form))
    do {
      return try changes.savepoint {
        try row.rowID.map { try change($0.rawValue, row, place) } ?? add(row, place)
      }
    } catch let fault as FieldFault {
      throw RowRefusal(fault, column: fault.field.map { columns[$0] ?? $0 }, at: place)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw RowRefusal(error, at: place)
    }
  }

  private func add(_ row: TemplateRow, _ place: Place) throws -> Effect {
    let values = row.values(of: target.form)
    if let twin = try target.twin(of: values, in: changes.db) {
      let isHeld = try comesAgain && target.held(twin, in: changes.db)?.values == values
      if try isHeld || target.repeats(twin, values, in: changes.db) { return .unchanged(twin) }
      throw RowRefusal.exists(twin, at: place)
    }
    return .added(
      try target.add(values, in: changes),
      target.form.fields.compactMap { field in
        values[field.name].map { .init(field: field.name, before: [], after: [$0]) }
      })
  }

  private func change(_ id: Int64, _ row: TemplateRow, _ place: Place) throws -> Effect {
    let held = try target.held(id, in: changes.db)
    let differences = row.differences(from: held?.values ?? [:], target.form)
    if held != nil, differences.isEmpty { return .unchanged(id) }
    try RowRefusal.check(row, changedAt: held?.changedAt, at: place)
    try target.change(id, differences, in: changes)
    return .changed(
      id,
      differences.map { field, value in
        .init(
          field: field, before: held?.values[field].map { [$0] } ?? [],
          after: value.map { [$0] } ?? [])
      })
  }
}
