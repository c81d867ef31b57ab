import Disclosure
import GRDB
import PluginProtocol
import Storage

/// The records of some forms, one by one, as far as the gate lets them out.
final class RecordStream {
  private let db: Database
  private var targets: ArraySlice<any ImportTarget>
  private var ids: ArraySlice<Int64> = []
  private var target: (any ImportTarget)?
  private var classes: RecordClasses
  private var gate: Gate
  /// How many were given.
  private(set) var count = 0
  /// What was kept back.
  var withheld: [Withheld] { gate.withheld }

  init(_ targets: [any ImportTarget], for audience: Audience, in db: Database) {
    self.db = db
    self.targets = targets[...]
    classes = RecordClasses(db)
    gate = Gate(for: audience)
  }

  /// The next record; nil after the last.
  func next() throws -> Item? {
    while true {
      if let id = ids.popFirst(), let target {
        guard let held = try target.held(id, in: db),
          let fields = try fields(of: held, target.form)
        else { continue }
        count += 1
        return .record(
          RecordItem(form: target.form.name, fields: fields, ref: "\(target.form.name)/#\(id)"))
      }
      guard let next = targets.popFirst() else { return nil }
      target = next
      ids = try next.ids(in: db)[...]
    }
  }

  /// Nil where the record is kept back.
  private func fields(of held: HeldRecord, _ form: RecordForm) throws -> [String: String?]? {
    let sensitivity = try classes.of(held.values, form)
    guard gate.passes(form.name, sensitivity) else { return nil }
    var fields = held.values
    if let position = fields["position"] {
      fields["position"] = gate.position(
        position, precision: Precision(rawValue: fields["precision"] ?? "") ?? .hidden,
        sensitivity: sensitivity)
    }
    return fields.mapValues { Optional($0) }
  }
}
