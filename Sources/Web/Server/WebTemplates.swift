import Foundation
import Mustache
import Pages

/// The templates of the workspace, read once, and the files beside them.
struct WebTemplates: Sendable {
  private let library: MustacheLibrary
  private let assets: [String: [UInt8]]

  /// Throws where one is missing or cannot be read.
  init() throws {
    let own = PageTemplates.of("Web")
    _ = try own.source(of: "layout")
    var library = MustacheLibrary()
    for file in try FileManager.default.contentsOfDirectory(atPath: own.folder.path)
    where file.hasSuffix(".mustache") {
      let name = String(file.dropLast(".mustache".count))
      try library.register(own.source(of: name), named: name)
    }
    self.library = library
    let folder = own.folder.deletingLastPathComponent().appending(path: "Assets")
    var assets: [String: [UInt8]] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      assets[file] = Array(try Data(contentsOf: folder.appending(path: file)))
    }
    self.assets = assets
  }

  func render(_ values: [String: Any], with name: String) throws -> String {
    guard let text = library.render(values, withTemplate: name) else {
      throw PageFailure.templateMissing(name, folder: "Web")
    }
    return text
  }

  func asset(_ name: String) -> [UInt8]? { assets[name] }
}
