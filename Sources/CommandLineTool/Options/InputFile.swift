import Foundation
import Kernel

/// A file that a command reads whole.
enum InputFile {
  /// - Throws: ``InputFileFailure``
  static func bytes(_ path: String) throws -> Data {
    do {
      return try Data(contentsOf: URL(filePath: path))
    } catch {
      throw InputFileFailure(path: path)
    }
  }
}

/// Why a file could not be read.
struct InputFileFailure: DiagnosticError {
  let path: String

  var diagnostic: Diagnostic {
    Diagnostic(
      .error, rule: "input.file", at: Place(file: path), "the file cannot be read.",
      remedy: "Check that it exists and who may read it.")
  }
}
