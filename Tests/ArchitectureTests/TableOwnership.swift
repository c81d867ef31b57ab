/// Which room creates which tables, who writes to them, and who reads or refers to them.
struct TableOwnership {
  /// The room that creates each table.
  private(set) var owners: [String: String] = [:]
  private(set) var objections: [String] = []

  init(_ files: [SourceFile]) {
    for file in files { collectTables(of: file) }
    for file in files {
      checkWrites(of: file)
      checkReads(of: file)
    }
  }

  private mutating func collectTables(of file: SourceFile) {
    let pattern =
      #/CREATE\s+(?:(VIRTUAL|TEMP|TEMPORARY)\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?["`\[]?(?:(?:main|temp)\.)?(\w+)/#
    for literal in file.text.literals {
      for match in literal.text.matches(of: pattern) {
        let table = String(match.2)
        let isTemporary = match.1?.hasPrefix("TEMP") == true
        if let owner = owners[table], owner != file.module {
          objections.append("\(file.path):\(literal.line): \(owner) creates \(table) already")
        }
        if !isTemporary, !TableOwnership.holdsMigrations(file) {
          objections.append("\(file.path):\(literal.line): creates \(table) outside a migration")
        }
        owners[table] = file.module
      }
    }
  }

  private static func holdsMigrations(_ file: SourceFile) -> Bool {
    file.name.contains("Migration") || file.name.contains("Schema")
      || file.text.code.contains("Migration(")
  }

  private mutating func checkWrites(of file: SourceFile) {
    for (line, table) in TableOwnership.writes(of: file) where !table.hasPrefix("sqlite_") {
      switch owners[table] {
      case file.module: continue
      case let owner?:
        objections.append(
          "\(file.path):\(line): \(file.module) writes \(table), which \(owner) owns")
      case nil:
        objections.append("\(file.path):\(line): writes \(table), which no migration creates")
      }
    }
  }

  /// A room reads, and its foreign keys point at, its own tables and those of lower floors.
  private mutating func checkReads(of file: SourceFile) {
    let pattern = #/\b(?:FROM|JOIN|REFERENCES)\s+["`\[]?(?:main\.)?(\w+)/#
    for literal in file.text.literals {
      for match in literal.text.matches(of: pattern) {
        let table = String(match.1)
        guard let owner = owners[table], owner != file.module,
          Floors.objection(to: owner, in: file.module) != nil
        else { continue }
        objections.append(
          "\(file.path):\(literal.line): \(file.module) reads or refers to \(table) of \(owner), "
            + "which is on no lower floor")
      }
    }
  }

  private static let namesByKind: Set<String> = [
    // The tables of IATI's kinds of row; a test compares them with the schema.
    "Sources/Portfolio/Schema/RecordTable.swift",
    "Sources/Portfolio/Writing/ActivityBulkWriter.swift",
    "Sources/Portfolio/Writing/ActivityBulkWriter+Withdrawing.swift",
  ]

  /// The tables that a file's SQL and calls of a change set or of GRDB's records write, with
  /// their lines. `\()` stands for a name that only running the program would tell: Storage, which
  /// writes for the rooms, may have those, and the files that take names from `RecordKind`.
  private static func writes(of file: SourceFile) -> [(line: Int, table: String)] {
    let name = #"["`\[]?(?:(?:main|temp)\.)?(\w+|\\\(\))"#
    let statements = [
      #"\b(?:INSERT(?:\s+OR\s+[A-Z]+)?|REPLACE)\s+INTO\s+"# + name,
      #"\bUPDATE\s+(?:OR\s+[A-Z]+\s+)?"# + name + #"["`\]]?\s+(?:AS\s+\w+\s+)?SET\b"#,
      #"\bDELETE\s+FROM\s+"# + name,
      #"\b(?:DROP|ALTER)\s+TABLE\s+(?:IF\s+EXISTS\s+)?"# + name,
    ].compactMap { try? Regex<(Substring, Substring)>($0) }
    var writes: [(line: Int, table: String)] = []
    for literal in file.text.literals {
      for statement in statements {
        for match in literal.text.matches(of: statement) {
          let table = String(match.output.1)
          if table == #"\()"#, namesByKind.contains(file.path) || file.module == "Storage" {
            continue
          }
          writes.append((literal.line, table))
        }
      }
    }
    let text = file.text.uncommented
    let calls = [
      #"\.(?:insert|update|delete)\(\s*"(\w+)",\s*id:"#,
      #"\bdatabaseTableName\b[^"\n]*"(\w+)""#,
    ].compactMap { try? Regex<(Substring, Substring)>($0) }
    let isWritten = text.contains("PersistableRecord")
    for (index, call) in calls.enumerated() where index == 0 || isWritten {
      for match in text.matches(of: call) {
        let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
        writes.append((line, String(match.output.1)))
      }
    }
    return writes
  }
}
