import GRDB
import Storage

extension ImportTarget {
  /// The one record that a person means by a key or id, as the store has it. Throws
  /// ``FormFailure``.
  public func record(_ name: String, in db: Database) throws -> (id: Int64, held: HeldRecord) {
    let ids = try ids(named: name, in: db)
    guard ids.count < 2 else {
      throw FormFailure.ambiguousRecord(form: form.name, name: name, ids: ids)
    }
    guard let id = ids.first, let held = try held(id, in: db) else {
      throw FormFailure.noRecord(form: form.name, name: name)
    }
    return (id, held)
  }
}

extension [any ImportTarget] {
  /// The records of a form. Throws ``FormFailure/unknown(name:forms:)``.
  public func named(_ form: String) throws -> any ImportTarget {
    guard let target = first(where: { $0.form.name == form }) else {
      throw FormFailure.unknown(name: form, forms: map(\.form.name))
    }
    return target
  }
}
