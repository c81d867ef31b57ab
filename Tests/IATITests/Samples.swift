import Foundation
import IATI
import Kernel
import TestSupport
import XML

/// Real feeds beside the repository, and the illustrative ones in it.
enum Samples {
  static let real = files(in: Shared.folder?.appending(path: "samples"))
  static let feeds = files(in: Shared.repository.appending(path: "Imports/feeds"))
  static let all = real + feeds

  private static func files(in folder: URL?) -> [URL] {
    guard let folder else { return [] }
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "xml" }.sorted { $0.path < $1.path }
  }
}

/// A document that was read, written as 2.03, and read again.
struct RoundTrip {
  let original: RecordReading
  let written: [UInt8]
  let again: RecordReading
  /// What the writer found.
  private(set) var findings: [Diagnostic] = []

  init(_ document: [UInt8]) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let url = folder.url.appending(path: "written.xml")
    try Data().write(to: url)
    let handle = try FileHandle(forWritingTo: url)
    let isOrganisation = RecordReading(document).record.rows.first?.kind == .organisation
    var file = try RecordFile(
      isOrganisation ? .organisation : .activity, generated: Date(timeIntervalSince1970: 0),
      to: handle)
    var findings: [Diagnostic] = []
    original = RecordReading(document, inspect: { findings += try file.write($0) })
    try original.inspectionFailure.map { throw $0 }
    try file.finish()
    try handle.close()
    written = Array(try Data(contentsOf: url))
    again = RecordReading(written)
    self.findings = findings
  }

  init(_ document: String) throws {
    try self.init(Array(document.utf8))
  }

  var text: String { String(decoding: written, as: UTF8.self) }

  /// What the official schema of 2.03 says of the written file; nil where the
  /// schema is absent, empty where the file is valid.
  func schemaErrors() throws -> String? {
    let isOrganisation = text.contains("<iati-organisations ")
    let name = isOrganisation ? "organisations" : "activities"
    guard
      let schema = Shared.folder?
        .appending(path: "iati/schemas/2.03/iati-\(name)-schema.xsd"),
      FileManager.default.fileExists(atPath: schema.path)
    else { return nil }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let url = folder.url.appending(path: "written.xml")
    try Data(written).write(to: url)
    let run = try RunProcess.run("xmllint", ["--noout", "--schema", schema.path, url.path])
    return run.status == 0 ? "" : run.stderr
  }
}
