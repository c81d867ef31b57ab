import Foundation
import Kernel
import PluginHost
import PluginProtocol
import TestSupport
import Testing

@Suite("Folders of plugins")
struct PluginFolderTests {
  @Test("Finding plugins runs nothing, and names what cannot be used")
  func catalog() throws {
    let fixture = try PluginFixture("open('ran', 'w')")
    let home = URL(filePath: fixture.plugin.folder)
    let other = try TemporaryFolder()
    try FileManager.default.copyItem(at: home, to: other.url.appending(path: "sample"))
    try FileManager.default.copyItem(at: home, to: other.url.appending(path: "renamed"))
    let broken = other.url.appending(path: "broken")
    try FileManager.default.createDirectory(at: broken, withIntermediateDirectories: true)
    try Data("{\"manifest\":1,}".utf8).write(to: broken.appending(path: Manifest.fileName))
    let catalog = PluginCatalog(folders: [
      fixture.folder.url.path, other.url.path, "/no/such/folder",
    ])
    #expect(catalog.entries.map(\.name) == ["broken", "renamed", "sample", "sample"])
    let words = catalog.entries.map { entry in
      do { return try entry.plugin.get().id } catch { return "\(error)" }
    }
    #expect(words[0].contains("plugin.json:1:15"), "\(words[0])")
    #expect(words[1].contains("folder named renamed"))
    #expect(words[2...].contains("sample"))
    #expect(words[2...].contains { $0.contains("looked at first") })
    #expect(try catalog.plugin("sample").folder == home.standardizedFileURL.path)
    #expect(throws: PluginFolderFault.self) { try catalog.plugin("none") }
    #expect(!FileManager.default.fileExists(atPath: home.appending(path: "ran").path))
    for folder in [fixture.folder, other] { folder.remove() }
  }

  @Test("The digest is of the manifest and every file, and of nothing else")
  func digest() throws {
    let fixture = try PluginFixture("done(0)")
    let before = fixture.plugin.digest
    try fixture.put("kept by the plugin", in: "notes.txt")
    #expect(try Plugin(folder: fixture.plugin.folder).digest == before)
    try fixture.put("done(0) ", in: "run.py")
    let after = try Plugin(folder: fixture.plugin.folder).digest
    #expect(after != before)
    let path = URL(filePath: fixture.plugin.folder).appending(path: Manifest.fileName)
    let manifest = try String(contentsOf: path, encoding: .utf8)
    try fixture.put(manifest.replacing("\"Sample\"", with: "\"Other\""), in: Manifest.fileName)
    #expect(try Plugin(folder: fixture.plugin.folder).digest != after)
  }

  @Test("Links are not followed out of the folder, nor on the way")
  func links() throws {
    let fixture = try PluginFixture("done(0)")
    let home = URL(filePath: fixture.plugin.folder)
    let outside = try TemporaryFolder()
    try Data("x".utf8).write(to: outside.url.appending(path: "run.py"))
    let path = home.appending(path: Manifest.fileName)
    let manifest = try String(contentsOf: path, encoding: .utf8)
    for (file, link, target) in [
      ("linked.py", "linked.py", "run.py"), ("linked/run.py", "linked", ""),
    ] {
      try fixture.put(
        manifest.replacing(#""files":["run.py"]"#, with: "\"files\":[\"\(file)\"]"),
        in: Manifest.fileName)
      try FileManager.default.createSymbolicLink(
        at: home.appending(path: link), withDestinationURL: outside.url.appending(path: target))
      let fault = #expect(throws: PluginFolderFault.self) { try Plugin(folder: home.path) }
      #expect(fault?.diagnostic.rule == "plugin.file.link")
      try FileManager.default.removeItem(at: home.appending(path: link))
    }
  }
}
