import Foundation
import Mustache

/// The templates that come with the program.
struct TemplateFolder {
  let url: URL

  /// Beside the program, or beside the tests that are built with it.
  static let standard: TemplateFolder = {
    let name = "baraza_DonorReporting.resources"
    let program = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    let folders = [
      Bundle.main.bundleURL, Bundle.main.resourceURL, program.deletingLastPathComponent(),
      Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent(),
    ].compactMap { $0 }
    let found = folders.first {
      FileManager.default.fileExists(atPath: $0.appending(path: name).path)
    }
    return TemplateFolder(
      url: (found ?? Bundle.main.bundleURL).appending(path: name).appending(path: "Templates"))
  }()

  /// Renders an object; throws where the template is missing or cannot be read.
  func render(_ object: Any, with name: String) throws(ReportFailure) -> String {
    let file = url.appending(path: name + ".mustache")
    guard let data = try? Data(contentsOf: file) else {
      throw .templateMissing(name, folder: url.path)
    }
    do {
      return try MustacheTemplate(string: String(decoding: data, as: UTF8.self)).render(object)
    } catch {
      throw .templateInvalid(name, reason: String(describing: error))
    }
  }
}
