import GRDB
import Kernel
import Storage

extension Importer {
  /// Adds one record, or changes fields of one, by the checks of a row of its template.
  ///
  /// - Parameters:
  ///   - id: the record to change; nil adds one.
  ///   - values: by field; an empty value clears one.
  ///   - reason: why; a blank one is replaced by what is done.
  /// - Throws: ``EntryRefused``, ``FormFailure``
  public func enter(
    _ form: String, id: Int64? = nil, _ values: [(field: String, text: String)],
    because reason: String? = nil
  ) throws -> EnteredRecord {
    let target = try targets.named(form)
    var check = RowCheck(target.form)
    check.identify(id.map { RecordID(rawValue: $0) }, exportedAt: nil)
    check.take(values, of: target.form)
    check.checkRequired()
    guard check.faults.isEmpty else { throw EntryRefused(check.faults) }
    let what = "record \(id == nil ? "add" : "set") \(form)"
    return try store.change(
      by: actor, because: reason.flatMap { $0.trimmed.isEmpty ? nil : $0 } ?? what
    ) { changes in
      if let id, try target.held(id, in: changes.db) == nil {
        throw FormFailure.noRecord(form: form, name: "#\(id)")
      }
      let (id, action) = try write(check.row, target, changes)
      guard let held = try target.held(id, in: changes.db) else {
        throw FormFailure.noRecord(form: form, name: "#\(id)")
      }
      return EnteredRecord(id: id, action: action, held: held)
    }
  }

  private func write(
    _ row: TemplateRow, _ target: any ImportTarget, _ changes: ChangeSet
  ) throws -> (Int64, EnteredRecord.Action) {
    do {
      switch try RecordWriter(target: target, changes: changes).write(row) {
      case .added(let id, _): return (id, .added)
      case .changed(let id, _): return (id, .changed)
      case .unchanged(let id): return (id, .unchanged)
      }
    } catch let refusal as RowRefusal {
      throw EntryRefused([refusal.diagnostic])
    }
  }
}

extension RowCheck {
  fileprivate mutating func take(
    _ values: [(field: String, text: String)], of form: RecordForm
  ) {
    var seen: Set<String> = []
    for (name, text) in values {
      guard let field = form.field(name) else {
        report(
          "field", "The form \(form.name) has no field \(name).",
          remedy: "Use \(form.fields.map(\.name).joined(separator: ", ")).")
        continue
      }
      guard seen.insert(name).inserted else {
        report("field.twice", field: name, "the field is given twice.", remedy: "Give it once.")
        continue
      }
      value(text, of: field)
    }
  }
}
