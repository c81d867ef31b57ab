import Disclosure
import GRDB
import Storage

/// Who may see records that people enter. A record is as sensitive as it says itself, and as what it
/// refers to; one that says nothing is for the people of the organisation.
struct RecordClasses {
  private let db: Database
  private var known: [Key: Sensitivity] = [:]

  private struct Key: Hashable {
    let form: String
    let name: String
  }

  init(_ db: Database) { self.db = db }

  mutating func of(_ values: RecordValues, _ form: RecordForm) throws -> Sensitivity {
    let own: Sensitivity =
      form.field("sensitivity") == nil
      ? .internal : Sensitivity(stored: values["sensitivity"])
    return try references(values, form).reduce(own) { try max($0, of($1)) }
  }

  private mutating func of(_ key: Key) throws -> Sensitivity {
    if let known = known[key] { return known }
    // Until more is known, so that records which refer to each other come to an end.
    known[key] = .internal
    guard let target = Workspace.targets.first(where: { $0.form.name == key.form }),
      case let ids = try target.ids(named: key.name, in: db), ids.count == 1,
      let held = try target.held(ids[0], in: db)
    else {
      known[key] = .restricted
      return .restricted
    }
    let sensitivity = try of(held.values, target.form)
    known[key] = sensitivity
    return sensitivity
  }

  private func references(_ values: RecordValues, _ form: RecordForm) -> [Key] {
    form.fields.flatMap { field -> [Key] in
      guard let text = values[field.name] else { return [] }
      switch (form.name, field.name, field.type) {
      case (_, _, .reference(let other)): return [Key(form: other, name: text)]
      case (_, _, .list(of: .reference(let other))):
        return RecordClasses.parts(text).map { Key(form: other, name: $0) }
      case ("ledger-entries", "shares", _):
        // `EU-1#2.1:60;own:40`
        return RecordClasses.parts(text).compactMap { share in
          let grant = share.prefix { $0 != ":" && $0 != "#" }
          return grant == "own" ? nil : Key(form: "grants", name: String(grant))
        }
      case ("links", "source", _):
        // What a link leads to is named by what it is: a concern, a cohort, an activity, …
        let kind = values["source_kind"] ?? ""
        return [
          Key(
            form: ["concern": "concerns", "cohort": "cohorts", "course": "courses"][kind] ?? "",
            name: text)
        ]
      default: return []
      }
    }
  }

  private static func parts(_ text: String) -> [String] {
    text.split(separator: ";").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
