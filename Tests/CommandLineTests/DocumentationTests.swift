import Foundation
import TestSupport
import Testing

/// `Docs/Reference/commands.md` beside what the program says of itself.
struct DocumentationTests {
  /// What `--experimental-dump-help` tells of a command.
  struct Described: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }

      let kind: String
      let names: [Name]?
      let valueName: String?
      /// The words of a closed choice.
      let allValues: [String]?

      /// As it is written in the documentation.
      var text: String? {
        guard kind != "positional" else { return valueName?.uppercased() }
        return names?.first { $0.kind == "long" }.map { "--" + $0.name }
      }
    }

    let commandName: String
    let abstract: String?
    let arguments: [Argument]?
    let subcommands: [Described]?

    /// The commands that do something, by their words.
    func leaves(after words: [String] = []) -> [(words: String, command: Described)] {
      let subcommands = (subcommands ?? []).filter { $0.commandName != "help" }
      guard !subcommands.isEmpty else { return [(words.joined(separator: " "), self)] }
      return subcommands.flatMap { $0.leaves(after: words + [$0.commandName]) }
    }
  }

  private struct Dump: Decodable {
    let command: Described
  }

  static func commands() throws -> [(words: String, command: Described)] {
    let result = try RunProcess.run(Session.program, ["--experimental-dump-help"])
    return try JSONDecoder().decode(Dump.self, from: Data(result.stdout.utf8)).command.leaves()
  }

  /// The sections of the page by their headings.
  static func sections() throws -> [String: String] {
    let page = try String(
      contentsOf: Shared.repository.appending(path: "Docs/Reference/commands.md"),
      encoding: .utf8)
    var sections: [String: String] = [:]
    for section in page.components(separatedBy: "\n## ").dropFirst() {
      let lines = section.split(separator: "\n", maxSplits: 1)
      sections[String(lines[0])] = lines.count > 1 ? String(lines[1]) : ""
    }
    return sections
  }

  @Test("Every command is documented, and every documented command is there")
  func namesCommands() throws {
    let documented = try DocumentationTests.sections().keys.filter { $0.hasPrefix("`baraza ") }
    let commands = try DocumentationTests.commands().map { "`baraza \($0.words)`" }
    #expect(commands.count > 20)
    #expect(documented.sorted() == commands.sorted())
  }

  @Test("Every argument and option is documented, and no other")
  func namesOptions() throws {
    let sections = try DocumentationTests.sections()
    for (words, command) in try DocumentationTests.commands() {
      let section = try #require(sections["`baraza \(words)`"])
      #expect(section.contains(command.abstract ?? "?"), "\(words)")
      let names = Set((command.arguments ?? []).compactMap(\.text))
        .subtracting(["--help"] + (section.contains("`--version ") ? [] : ["--version"]))
      for name in names {
        let isNamed = section.contains("`\(name)`") || section.contains("`\(name) ")
        #expect(isNamed, "\(words): \(name)")
      }
      let table = section.matches(of: /\| `(--[a-z0-9-]+)/).map { String($0.1) }
      #expect(Set(table).subtracting(names) == [], "\(words)")
    }
  }

  @Test("Every exit status is documented")
  func namesStatuses() throws {
    let section = try #require(try DocumentationTests.sections()["Exit status"])
    let statuses = section.matches(of: /(?m)^\| (\d+) \|/).compactMap { Int($0.1) }
    #expect(statuses == [0, 1, 2, 3, 64])
  }
}
