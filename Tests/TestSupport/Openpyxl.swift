import Foundation

/// Python's openpyxl as an independent reader of workbooks.
public enum Openpyxl {
  /// What it reads in a workbook, as the JSON of `Tests/SpreadsheetsTests/workbook.py`.
  public static func json(of path: String) throws -> Data {
    let script = Shared.repository.appending(path: "Tests/SpreadsheetsTests/workbook.py").path
    let run = try RunProcess.run(try python.get(), ["-B", script, path], timeLimit: .seconds(120))
    guard run.status == 0 else { throw Failure(description: "workbook.py: \(run.stderr)") }
    return Data(run.stdout.utf8)
  }

  /// Debian's openpyxl belongs to Debian's python, which need not be the first in PATH.
  private static let python = Result { () throws -> String in
    for python in ["python3", "/usr/bin/python3"] {
      let run = try? RunProcess.run(python, ["-c", "import openpyxl"])
      if run?.status == 0 { return python }
    }
    throw Failure(description: "No python3 has openpyxl; run make deps, or install it.")
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }
}
