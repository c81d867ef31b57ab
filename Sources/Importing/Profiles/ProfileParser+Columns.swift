import CodeLists
import IATI
import Kernel
import Yams

extension ProfileParser {
  private typealias ColumnSource = MappingProfile.ColumnSource

  /// The columns of the record: from `constants`, `inherit` and `fields`.
  mutating func recordColumns(
    _ keys: [String: Entry], _ fields: Node, _ kind: ProfileKind, depth: Int
  ) -> [MappingProfile.ColumnSource] {
    var columns: [ColumnSource] = []
    if let entry = keys["constants"] {
      for column in self.entries(of: entry.value, "constants") {
        guard let known = find(column, kind, "constants"),
          let text = constant(column.value, known, "constants.\(column.key)")
        else { continue }
        add(ColumnSource(column: known, origin: .constant(text)), column, &columns)
      }
    }
    if let entry = keys["inherit"] {
      for column in self.entries(of: entry.value, "inherit") {
        guard let known = find(column, kind, "inherit"),
          let path = path(column.value, "inherit.\(column.key)", .inherit, depth: depth)
        else { continue }
        add(found(at: path, known), column, &columns)
      }
    }
    for column in self.columns(fields, "fields", kind, .recordField, depth: depth) {
      add(column.source, column.entry, &columns)
    }
    requireAll(kind, in: [fields] + ["inherit", "constants"].compactMap { keys[$0]?.value })
    return columns
  }

  /// The rows that `children` makes, in its order.
  mutating func children(_ node: Node, depth: Int) -> [MappingProfile.RowSource] {
    var rows: [MappingProfile.RowSource] = []
    for entry in entries(of: node, "children") {
      let name = "children.\(entry.key)"
      guard let kind = ProfileKind.children.first(where: { $0.name == entry.key }) else {
        report(
          "kind.unknown", at: entry.keyNode, path: "children",
          "There is no kind of row “\(entry.key)”.",
          remedy: "Use one of \(ProfileKind.children.map(\.name).joined(separator: ", ")).")
        continue
      }
      let sources = entry.value.sequence.map { Array($0) } ?? [entry.value]
      for source in sources {
        let keys = self.keys(of: source, name, allowed: ["path", "fields"])
        for key in ["path", "fields"] where keys[key] == nil && source.mapping != nil {
          report(
            "key.missing", at: source, path: name, "\(name) has no key “\(key)”.",
            remedy: "Add it.")
        }
        let path = keys["path"].flatMap { self.path($0.value, "\(name).path", .elements) }
        guard let fields = keys["fields"]?.value else { continue }
        let columns = self.columns(fields, name, kind, .childField, depth: depth)
        requireAll(kind, in: [fields])
        if let path {
          rows.append(
            MappingProfile.RowSource(kind: kind, path: path, columns: columns.map(\.source)))
        }
      }
    }
    return rows
  }

  private mutating func columns(
    _ fields: Node, _ name: String, _ kind: ProfileKind, _ place: PathPlace, depth: Int
  ) -> [(source: MappingProfile.ColumnSource, entry: Entry)] {
    var columns: [(source: ColumnSource, entry: Entry)] = []
    for entry in entries(of: fields, name) {
      guard let column = find(entry, kind, name),
        let source = source(entry.value, column, "\(name).\(entry.key)", place, depth: depth)
      else { continue }
      columns.append((source, entry))
    }
    return columns
  }

  private mutating func find(
    _ entry: Entry, _ kind: ProfileKind, _ name: String
  ) -> ProfileColumn? {
    if let column = kind.column(entry.key) { return column }
    report(
      "column.unknown", at: entry.keyNode, path: name,
      "A row of the kind \(kind.name) has no column “\(entry.key)”.",
      remedy: "Use one of \(kind.columns.map(\.name).joined(separator: ", ")).")
    return nil
  }

  private mutating func add(
    _ source: MappingProfile.ColumnSource, _ entry: Entry, _ columns: inout [ColumnSource]
  ) {
    guard columns.contains(where: { $0.column.name == source.column.name }) else {
      columns.append(source)
      return
    }
    report(
      "column.twice", at: entry.keyNode, path: entry.key,
      "The column “\(entry.key)” is given twice.",
      remedy: "Keep it in one of fields, inherit and constants.")
  }

  /// Reports the required columns that none of the mappings names.
  private mutating func requireAll(_ kind: ProfileKind, in mappings: [Node]) {
    let named = Set(mappings.flatMap { $0.mapping?.compactMap { $0.key.scalar?.string } ?? [] })
    for column in kind.columns where column.isRequired && !named.contains(column.name) {
      report(
        "column.missing", at: mappings[0], path: "\(kind.name).\(column.name)",
        "A row of the kind \(kind.name) needs the column “\(column.name)”.",
        remedy: "Say where its value stands.")
    }
  }
}
