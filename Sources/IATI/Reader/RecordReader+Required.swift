import Kernel

/// A column that the standard asks of every row of a kind, and where it stands.
struct RequiredColumn: Sendable {
  let column: Int
  /// From the row's element on: `transaction-date/@iso-date`.
  let path: String

  /// What 2.0x asks of each kind of row, by the kind's place.
  static func all(in standard: Standard) -> [[RequiredColumn]] {
    var found = Array(repeating: [RequiredColumn](), count: RecordKind.allCases.count)
    var elements = Array(repeating: 0, count: found.count)
    for root in standard.roots {
      collect(root, of: root.record ?? .activity, at: "", in: standard, &found, &elements)
    }
    // A kind that several elements begin (baseline, target, actual) asks for what
    // only the element can tell.
    for (kind, count) in elements.enumerated() where count > 1 { found[kind] = [] }
    return found
  }

  private static func collect(
    _ element: ElementRule, of kind: RecordKind, at path: String, in standard: Standard,
    _ found: inout [[RequiredColumn]], _ elements: inout [Int]
  ) {
    if element.record != nil { elements[kind.index] += 1 }
    for field in element.fields where field.isRequired && !field.isLegacy {
      guard let column = standard.column(field.column, of: kind) else { continue }
      let last = if case .attribute(let name) = field.source { "@\(name)" } else { "text()" }
      found[kind.index].append(RequiredColumn(column: column, path: path + last))
    }
    for child in element.children {
      if let record = child.record {
        collect(child, of: record, at: "", in: standard, &found, &elements)
      } else if child.isRequired {
        collect(child, of: kind, at: "\(path)\(child.name)/", in: standard, &found, &elements)
      }
    }
  }
}

extension RecordReader {
  /// Names what 2.0x asks of rows and they lack. What stood there and could not
  /// be read has its own finding; what an activity lacks as a whole is for the
  /// portfolio to say.
  func reportMissing() {
    guard claimedVersion?.hasPrefix("2") == true else { return }
    for row in 1..<max(buffer.rowCount, 1) {
      for required in table.required[Int(buffer.row(row).kind)]
      where buffer.isAbsent(row: row, column: required.column) {
        let path = "\(element(of: row))/\(required.path)"
        guard !buffer.diagnostics.contains(where: { $0.place.path == path }),
          buffer.diagnostics.count < limits.diagnostics
        else { continue }
        buffer.diagnostics.append(
          Diagnostic(
            .warning, rule: "iati.required", at: Place(line: buffer.line(of: row), path: path),
            "\(path) is missing.", remedy: "The standard asks for it; fill it in."))
      }
    }
  }

  /// A row's element with its number, below those around it: `transaction[3]/sector[1]`.
  private func element(of row: Int) -> String {
    let header = buffer.row(row)
    let name = table.elementNames[Int(header.kind)]
    let step = "\(name)[\(header.ordinal)]"
    return header.parent > 0 ? "\(element(of: Int(header.parent)))/\(step)" : step
  }
}
