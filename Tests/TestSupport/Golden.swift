import Foundation
import Kernel

/// Compares output with a file kept in the tests.
public enum Golden {
  /// Throws unless the text equals `Golden/<file>` beside the calling test.
  ///
  /// With `UPDATE_GOLDEN=1` in the environment the file is written instead.
  public static func expect(
    _ text: String, file name: String, testFile: String = #filePath
  ) throws {
    let file = URL(filePath: testFile).resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "Golden").appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
      throw GoldenMismatch(file: name, line: nil, expected: "", actual: "")
    }
    guard golden != text else { return }
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let actual = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(expected, actual).prefix { $0 == $1 }.count
    throw GoldenMismatch(
      file: name, line: line + 1,
      expected: line < expected.count ? String(expected[line]) : "(the end)",
      actual: line < actual.count ? String(actual[line]) : "(the end)")
  }
}

/// Output that is not what the golden file holds, at the first line that differs.
public struct GoldenMismatch: DiagnosticError {
  public let file: String
  /// Nil where there is no golden file yet.
  public let line: Int?
  public let expected: String
  public let actual: String

  public var diagnostic: Diagnostic {
    let message =
      line == nil ? "there is no golden file." : "expected “\(expected)”, got “\(actual)”."
    return Diagnostic(
      .error, rule: "test.golden", at: Place(file: file, line: line), message,
      remedy: "If the new output is right, run the tests with UPDATE_GOLDEN=1.")
  }
}
