import Foundation
import TestSupport
import Testing

/// LibreOffice as a second reader, where it is installed (Debian: libreoffice-calc-nogui).
enum LibreOffice {
  static let isInstalled =
    (try? RunProcess.run("soffice", ["--version"], environment: home))?.status == 0

  private static let home = ["HOME": NSTemporaryDirectory()]

  /// The first sheet as CSV, or the workbook as PDF.
  static func converted(
    _ path: String, to format: String, in folder: TemporaryFolder
  ) throws -> String {
    // Comma, double quote, UTF-8, from line 1, as shown.
    let filter =
      format == "csv" ? "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true" : format
    let profile = folder.url.appending(path: "profile").absoluteString
    let run = try RunProcess.run(
      "soffice",
      [
        "-env:UserInstallation=\(profile)", "--headless", "--convert-to", filter,
        "--outdir", folder.url.path, path,
      ], environment: home, timeLimit: .seconds(120))
    try #require(run.status == 0, "soffice: \(run.stderr)")
    let url = folder.url.appending(path: "book.\(format)")
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }
}
