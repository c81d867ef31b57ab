import PluginProtocol

/// An action of a plan, as much of it as is kept until the last record.
struct PlanAction {
  /// A part of a plan, by its code.
  struct Part: Hashable {
    let plan: String
    let code: String
  }

  let ref: String?
  let part: Part
  /// The action, its output and its objectives: what is said of one of these is said of it.
  let parts: [Part]

  /// As messages call it.
  var name: String {
    part.code.isEmpty ? "An action" : "The action \(part.code) of \(part.plan)"
  }

  init(_ record: RecordItem) {
    let plan = record["plan"] ?? ""
    ref = record.ref
    part = Part(plan: plan, code: record["code"] ?? "")
    let above =
      (record["objective"]?.split(separator: " > ").map(String.init) ?? [])
      + [record["output"] ?? ""]
    parts =
      [part]
      + above.compactMap { name in
        name.split(separator: " ").first.map { Part(plan: plan, code: String($0)) }
      }
  }
}

extension RecordItem {
  /// What a field says; nil where it says nothing.
  subscript(_ field: String) -> String? {
    guard let value = fields[field] ?? nil, value.contains(where: { !$0.isWhitespace }) else {
      return nil
    }
    return value
  }
}
