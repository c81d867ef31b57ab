import Foundation

/// Python's openpyxl as an independent reader of workbooks.
public enum Openpyxl {
  /// What it reads in a workbook, as the JSON of `Tests/SpreadsheetsTests/workbook.py`.
  public static func json(of path: String) throws -> Data {
    let script = Shared.repository.appending(path: "Tests/SpreadsheetsTests/workbook.py").path
    let run = try RunProcess.run(try python.get(), ["-B", script, path], timeLimit: .seconds(120))
    guard run.status == 0 else { throw Python.Failure(description: "workbook.py: \(run.stderr)") }
    return Data(run.stdout.utf8)
  }

  private static let python = Result { try Python.having("openpyxl") }
}
