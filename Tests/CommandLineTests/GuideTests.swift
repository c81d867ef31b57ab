import Foundation
import TestSupport
import Testing

/// The pages of `Docs/Guide` beside what the program does: every command in them runs, in their
/// order, and says what the page shows.
struct GuideTests {
  /// A block of shell commands and the lines that the page shows of their output.
  struct Step {
    let line: Int
    let commands: String
    var shown: [String] = []
  }

  static var guides: [String] {
    let folder = Shared.repository.appending(path: "Docs/Guide")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") }.sorted()
  }

  static func steps(of guide: String) throws -> [Step] {
    let page = try String(
      contentsOf: Shared.repository.appending(path: "Docs/Guide/\(guide)"), encoding: .utf8)
    var steps: [Step] = []
    var block: (kind: Substring, line: Int, lines: [String])?
    for (number, line) in page.components(separatedBy: "\n").enumerated() {
      guard line.hasPrefix("```") else {
        block?.lines.append(line)
        continue
      }
      switch block {
      case nil: block = (line.dropFirst(3), number + 1, [])
      case let ended?:
        if ended.kind == "sh" {
          steps.append(
            Step(line: ended.line, commands: ended.lines.joined(separator: "\n")))
        } else if ended.kind == "text", !steps.isEmpty {
          steps[steps.count - 1].shown = ended.lines
        }
        block = nil
      }
    }
    return steps
  }

  @Test("Every command of a guide runs, and says what the guide shows", arguments: guides)
  func runs(guide: String) throws {
    let session = try Session()
    try FileManager.default.createSymbolicLink(
      at: session.folder.url.appending(path: "Imports"),
      withDestinationURL: Shared.repository.appending(path: "Imports"))
    let steps = try GuideTests.steps(of: guide)
    #expect(steps.count > 5)
    for step in steps {
      let result = try session.script(
        "bash",
        """
        set -euo pipefail; cd "$1"; baraza() { "$BARAZA" "$@"; }
        \(step.commands)
        """, ["bash", session.folder.url.path])
      try #require(result.status == 0, "\(guide):\(step.line): \(result.stderr)")
      let said = GuideTests.words(of: result.stdout + result.stderr)
      for line in step.shown where !line.allSatisfy({ "… ".contains($0) }) {
        #expect(
          said.contains(GuideTests.words(of: line)), "\(guide):\(step.line) does not say: \(line)")
      }
    }
  }

  /// Words one space apart, so that the width of columns does not matter.
  private static func words(of text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
