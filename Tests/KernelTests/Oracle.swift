import Foundation
import TestSupport
import Testing

/// An independent calculation by Python's `decimal`, `fractions` and `datetime`.
enum Oracle {
  /// The answers of `oracle.py` to thousands of cases of one question, in one process.
  static func answers(_ question: String, to cases: [[String]]) throws -> [String] {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "oracle.py").path
    let input = String(decoding: try JSONEncoder().encode(cases), as: UTF8.self)
    let run = try RunProcess.run("python3", [script, question], stdin: input)
    try #require(run.status == 0, "oracle.py \(question): \(run.stderr)")
    let answers = try JSONDecoder().decode([String].self, from: Data(run.stdout.utf8))
    try #require(answers.count == cases.count)
    return answers
  }

  /// Compares an answer to each case with the oracle's and names the first few that differ.
  static func expect(
    _ question: String, of cases: [[String]], equals answer: ([String]) throws -> String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = try answers(question, to: cases)
    var differences: [String] = []
    for (arguments, expected) in zip(cases, expected) {
      let given = try answer(arguments)
      if given != expected { differences.append("\(arguments): \(given), not \(expected)") }
    }
    let wrong = differences.count
    #expect(
      wrong == 0,
      """
      \(wrong) of \(cases.count) answers on \(question) differ, among them:
      \(differences.prefix(5).joined(separator: "\n"))
      """, sourceLocation: sourceLocation)
  }
}
