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
    try PageTemplates.render(
      object, with: source(of: name), named: name, style: PageTemplates.style())
  }

  /// Renders what stands within a page's `main` element, for a page that brings a frame of its own.
  public func renderMain(_ object: Any, of name: String) throws(PageFailure) -> String {
    let source = try source(of: name)
    guard let start = source.range(of: "<main>"),
      let end = source.range(of: "</main>", options: .backwards)
    else { throw .templateInvalid(name, reason: "it has no main element") }
    return try PageTemplates.render(
      object, with: String(source[start.upperBound..<end.lowerBound]), named: name, style: "")
  }

  /// The text of a template.
  public func source(of name: String) throws(PageFailure) -> String {
    guard let data = try? Data(contentsOf: folder.appending(path: name + ".mustache")) else {
      throw .templateMissing(name, folder: folder.path)
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The text of the style that all pages share.
  public static func style() throws(PageFailure) -> String {
    try of("Pages").source(of: "page-style")
  }

  /// Renders an object by the text of a template and of the style, wherever they were kept.
  public static func render(
    _ object: Any, with page: String, named name: String, style: String
  ) throws(PageFailure) -> String {
    let templates = [
      name: try template(name, page), "page-style": try template("page-style", style),
    ]
    return MustacheLibrary(templates: templates).render(object, withTemplate: name) ?? ""
  }

  private static func template(
    _ name: String, _ text: String
  ) throws(PageFailure) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text)
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
