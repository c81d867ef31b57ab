import Kernel
import XML

extension RecordReader {
  /// A part that an export carried, to be read where it belongs once the whole
  /// activity is there.
  struct Restoration {
    let path: String
    let content: String
    let line: Int
  }

  /// A step of a path: `sector[2]`, `value` or `@code`. Numbers count the
  /// elements of that name in their parent.
  private struct Step {
    let name: String
    var index = 1

    init(_ text: Substring) {
      let bracket = text.firstIndex(of: "[") ?? text.endIndex
      name = String(text[..<bracket])
      guard bracket < text.endIndex else { return }
      index = text.last == "]" ? Int(text[bracket...].dropFirst().dropLast()) ?? 0 : 0
    }

    var isAttribute: Bool { name.hasPrefix("@") }
  }

  /// Reads the carried parts again, each in its place.
  func restore(below root: Frame) {
    var tree = RecordTree(buffer)
    for part in restorations {
      fixedLine = part.line
      if restore(part, below: root, &tree) { continue }
      report(
        .warning, "iati.carried", "The carried \(part.path) cannot be read and stays text.",
        at: part.path)
      carry(part.content, at: part.path)
    }
    fixedLine = 0
    restorations.removeAll()
    buffer.arrange(tree.order)
  }

  private func restore(_ part: Restoration, below root: Frame, _ tree: inout RecordTree) -> Bool {
    let steps = part.path.split(separator: "/").map(Step.init)
    guard let last = steps.last,
      let path = frames(to: steps.dropLast(), below: root, tree), let parent = path.last
    else { return false }
    if last.isAttribute { return restoreValue(part.content, String(last.name.dropFirst()), path) }

    let child = Int(table.nodes[parent.node].children[table.number(of: last.name)])
    guard child > 0 else { return false }
    let first = buffer.rowCount
    let parser = XMLPushParser()
    let nested = RecordReader(restoring: path, in: self, parser: parser)
    do {
      var content = part.content
      try content.withUTF8 { try parser.feed(UnsafeRawBufferPointer($0)) }
      try parser.finish()
    } catch {
      buffer.removeRows(from: first)
      return false
    }
    withExtendedLifetime(nested) {}
    for row in first..<buffer.rowCount {
      let isPart = row == first && table.nodes[child].record >= 0
      tree.add(row, at: isPart ? max(last.index - 1, 0) : .max)
    }
    return true
  }

  private func restoreValue(_ value: String, _ name: String, _ path: [Frame]) -> Bool {
    guard let frame = path.last else { return false }
    let field = Int(table.nodes[frame.node].attributes[table.number(of: name)]) - 1
    guard field >= 0, buffer.isAbsent(row: frame.row, column: table.fields[field].column) else {
      return false
    }
    for frame in path { frames.append(frame) }
    defer { for _ in path { _ = frames.removeLast() } }
    var value = value
    value.withUTF8 { assign(field, UnsafeRawBufferPointer($0)) }
    return true
  }

  /// The open elements at a path below the root; nil where there is no such place.
  private func frames(
    to steps: ArraySlice<Step>, below root: Frame, _ tree: RecordTree
  ) -> [Frame]? {
    var path = [Frame(node: root.node, row: 0)]
    for step in steps {
      var frame = path[path.count - 1]
      frame.node = Int(table.nodes[frame.node].children[table.number(of: step.name)])
      guard frame.node > 0 else { return nil }
      if table.nodes[frame.node].record >= 0 {
        let rows = tree.rows(step.name, of: frame.row)
        guard rows.indices.contains(step.index - 1) else { return nil }
        frame.row = rows[step.index - 1]
      }
      path.append(frame)
    }
    return path
  }
}
