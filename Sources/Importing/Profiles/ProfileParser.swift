import Kernel
import Yams

/// Reads the YAML of a profile. It goes on after a mistake, so that all of them
/// are reported at once; every scalar is text, whatever YAML would make of it.
struct ProfileParser {
  let file: String?
  var diagnostics: [Diagnostic] = []
  var namespaces: [String: String] = [:]
  var codes: [String: [String: String]] = [:]
  var number = NumberFormat.standard
  var date = DatePattern.standard
  private(set) var names: [MappingProfile.QualifiedName] = []

  init(file: String?) {
    self.file = file
  }

  struct Entry {
    let key: String
    let keyNode: Node
    let value: Node
  }

  mutating func report(
    _ rule: String, at node: Node?, path: String? = nil, _ message: String, remedy: String
  ) {
    diagnostics.append(
      Diagnostic(
        .critical, rule: "profile." + rule,
        at: Place(file: file, line: node?.mark?.line, column: node?.mark?.column, path: path),
        message, remedy: remedy))
  }

  /// The entries of a mapping; none, with a finding, where the node is something else.
  mutating func entries(of node: Node, _ name: String) -> [Entry] {
    guard let mapping = node.mapping else {
      report(
        "type", at: node, path: name, "\(name) is not a mapping.",
        remedy: "Write it as `key: value` lines, or in braces.")
      return []
    }
    var entries: [Entry] = []
    for (keyNode, value) in mapping {
      guard let key = keyNode.scalar?.string else {
        report(
          "type", at: keyNode, path: name, "A key of \(name) is not a text.",
          remedy: "Use a plain name.")
        continue
      }
      if entries.contains(where: { $0.key == key }) {
        report(
          "key.twice", at: keyNode, path: name, "“\(key)” stands twice in \(name).",
          remedy: "Keep one.")
        continue
      }
      entries.append(Entry(key: key, keyNode: keyNode, value: value))
    }
    return entries
  }

  /// The entries of a mapping with a fixed set of keys, by key.
  mutating func keys(of node: Node, _ name: String, allowed: [String]) -> [String: Entry] {
    var found: [String: Entry] = [:]
    for entry in entries(of: node, name) {
      if allowed.contains(entry.key) {
        found[entry.key] = entry
      } else {
        report(
          "key.unknown", at: entry.keyNode, path: name, "\(name) has no key “\(entry.key)”.",
          remedy: "Use one of \(allowed.joined(separator: ", ")).")
      }
    }
    return found
  }

  /// The text of a scalar; nil, with a finding, where there is none.
  mutating func text(_ node: Node, _ name: String) -> String? {
    guard let scalar = node.scalar else {
      report(
        "type", at: node, path: name, "\(name) is not a text.", remedy: "Write one value, no list.")
      return nil
    }
    guard !scalar.string.isEmpty else {
      report(
        "empty", at: node, path: name, "\(name) is empty.",
        remedy: "Give it a value, or leave the key out.")
      return nil
    }
    return scalar.string
  }

  /// The text of each entry of a mapping.
  mutating func texts(_ node: Node, _ name: String) -> [String: String] {
    var texts: [String: String] = [:]
    for entry in entries(of: node, name) {
      texts[entry.key] = text(entry.value, "\(name).\(entry.key)")
    }
    return texts
  }

  /// The number of a name as written in a path; nil, with a finding, for an undeclared prefix.
  mutating func number(of written: Substring, at node: Node, _ name: String)
    -> Int?
  {
    let parts = written.split(separator: ":", maxSplits: 1)
    var namespace: String?
    if parts.count == 2 {
      namespace = namespaces[String(parts[0])]
      guard namespace != nil else {
        report(
          "prefix", at: node, path: name, "The prefix “\(parts[0])” is not declared.",
          remedy: "Add it to `namespaces` with the name of its namespace.")
        return nil
      }
    }
    let qualified = MappingProfile.QualifiedName(
      namespace: namespace, local: String(parts[parts.count - 1]))
    if let known = names.firstIndex(of: qualified) { return known }
    names.append(qualified)
    return names.count - 1
  }
}
