import Testing

/// What no file of `Sources` holds.
struct PatternTests {
  static let forbidden: [(pattern: String, instead: String)] = [
    (#"\btry!"#, "let the error through"),
    (#"\bas!"#, "cast with as? and say what was expected"),
    (#"\bfatalError\("#, "throw an error that says what to do"),
    (#"\bDecimal\("#, "read decimals with FixedDecimal"),
    (#"\bISO8601DateFormatter\b"#, "read dates by bytes, with CalendarDate"),
    (#"@testable\b"#, "test what is public or internal through the module's own tests"),
  ]

  @Test("Sources hold no pattern that bad input could turn into a crash or a wrong amount")
  func holdsNone() throws {
    let files = try Repository.sources()
    for (pattern, instead) in PatternTests.forbidden {
      let regex = try Regex<Substring>(pattern)
      #expect(files.flatMap { $0.places(of: regex) } == [], "Instead, \(instead).")
    }
  }

  @Test("Nothing is left to be done later")
  func holdsNoUnfinishedMarks() throws {
    let marks = try Regex(#"\b(?:TO"# + #"DO|FIX"# + #"ME|X"# + #"XX:)"#)
    for file in try Repository.sources() {
      let source = try Repository.text(file.path)
      let isFinished = source.firstMatch(of: marks) == nil
      #expect(isFinished, "\(file.path)")
    }
  }

  /// Files that are one thing and longer than most.
  static let longFiles: [String: String] = [
    "Sources/CodeLists/Generated/": "tables of codes, one line a code, made by generate.py",
    "Sources/Drawing/Generated/": "outlines, one line an arc, made by generate.py",
    "Sources/Reference/Generated/": "tables of codes, one line a code, made by generate.py",
  ]

  @Test("A file of more than 300 lines is two things")
  func staysShort() throws {
    let long = try Repository.sources().filter { file in
      file.lineCount > 300 && !PatternTests.longFiles.keys.contains { file.path.hasPrefix($0) }
    }
    #expect(long.map { "\($0.path): \($0.lineCount) lines" } == [])
  }

  @Test("Every exception to the length is still needed")
  func exceptionsAreUsed() throws {
    let paths = try Repository.sources().map(\.path)
    for exception in PatternTests.longFiles.keys {
      #expect(paths.contains { $0.hasPrefix(exception) }, "\(exception)")
    }
  }

  @Test("Comments and strings are no code, interpolations are")
  func findsCodeOnly() throws {
    let sample = SourceFile(
      path: "Sources/Kernel/Sample.swift",
      source: ##"""
        // try! in a comment
        /* try! /* nested try! */ try! */
        let a = "try! in a string", b = #"try! "quoted" \(try! no)"#
        let c = """
          try! in lines "of" text \(f("a", g()) ) try!
          """
        let d = "\(try! found("here"))"
        let e = try! found()
        let f = FixedDecimal(millionths: 1)
        """##)
    #expect(
      sample.places(of: try Regex(#"\btry!"#)) == [
        "Sources/Kernel/Sample.swift:7: try!", "Sources/Kernel/Sample.swift:8: try!",
      ])
    #expect(sample.places(of: try Regex(#"\bDecimal\("#)) == [])
    #expect(sample.lineCount == 8)
    #expect(sample.text.literals.contains { $0.text == #"try! "quoted" \(try! no)"# })
  }
}
