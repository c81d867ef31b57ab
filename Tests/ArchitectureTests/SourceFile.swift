/// One Swift file of `Sources` or a sample of one.
struct SourceFile {
  /// Relative to the repository, for example `Sources/Kernel/Money.swift`.
  let path: String
  let module: String
  let text: SwiftText
  let lineCount: Int

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  init(path: String, source: String) {
    self.path = path
    let parts = path.split(separator: "/")
    module = parts.count > 1 ? String(parts[1]) : ""
    text = SwiftText(source)
    lineCount = source.split(separator: "\n", omittingEmptySubsequences: false).count - 1
  }

  /// The modules that the file imports.
  var imports: [String] {
    let pattern =
      #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)/#
    return text.code.split(separator: "\n").compactMap { line in
      line.firstMatch(of: pattern).map { String($0.1) }
    }
  }

  /// The places, `path:line`, where a pattern matches the code.
  func places(of pattern: Regex<Substring>) -> [String] {
    text.code.matches(of: pattern).map { match in
      let line = text.code[..<match.range.lowerBound].count { $0 == "\n" } + 1
      return "\(path):\(line): \(match.output)"
    }
  }
}
