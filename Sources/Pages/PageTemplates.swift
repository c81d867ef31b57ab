import Foundation
import Mustache

/// The templates of one room's pages, which come with the program, and what all pages share.
public struct PageTemplates: Sendable {
  public let folder: URL

  public init(folder: URL) { self.folder = folder }

  /// Those of a module.
  public static func of(_ module: String) -> PageTemplates {
    PageTemplates(folder: resources(of: module))
  }

  /// Renders an object; throws where the template is missing or cannot be read.
  public func render(_ object: Any, with name: String) throws(PageFailure) -> String {
    var templates: [String: MustacheTemplate] = [:]
    for (name, folder) in [("page-style", PageTemplates.resources(of: "Pages")), (name, folder)] {
      templates[name] = try PageTemplates.template(name, in: folder)
    }
    return MustacheLibrary(templates: templates).render(object, withTemplate: name) ?? ""
  }

  private static func template(
    _ name: String, in folder: URL
  ) throws(PageFailure) -> MustacheTemplate {
    guard let data = try? Data(contentsOf: folder.appending(path: name + ".mustache")) else {
      throw .templateMissing(name, folder: folder.path)
    }
    do {
      return try MustacheTemplate(string: String(decoding: data, as: UTF8.self))
    } catch {
      throw .templateInvalid(name, reason: String(describing: error))
    }
  }

  /// Beside the program, or beside the tests that are built with it.
  private static func resources(of module: String) -> URL {
    let name = "baraza_\(module).resources"
    let program = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    let folders = [
      Bundle.main.bundleURL, Bundle.main.resourceURL, program.deletingLastPathComponent(),
      Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent(),
    ].compactMap { $0 }
    let found = folders.first {
      FileManager.default.fileExists(atPath: $0.appending(path: name).path)
    }
    return (found ?? Bundle.main.bundleURL).appending(path: name).appending(path: "Templates")
  }
}
