import Foundation
import TestSupport
import Testing

@Suite("Generated reference tables")
struct GeneratedTablesTests {
  static let cldr = "/usr/share/unicode/cldr/common/supplemental/supplementalData.xml"
  static let iso = "/usr/share/iso-codes/json/iso_3166-3.json"

  @Test("The committed tables are what the generator writes from its sources")
  func regenerated() throws {
    let sources = [GeneratedTablesTests.cldr, GeneratedTablesTests.iso]
    guard let shared = Shared.folder,
      sources.allSatisfy({ FileManager.default.fileExists(atPath: $0) })
    else {
      print("skipped: needs ../shared and the packages unicode-cldr-core and iso-codes")
      return
    }
    let room = Shared.repository.appending(path: "Sources/Reference")
    let output = try TemporaryFolder()
    defer { output.remove() }
    let run = try RunProcess.run(
      "python3",
      [
        room.appending(path: "generate.py").path, shared.appending(path: "iati/codelists").path,
        "--out", output.url.path,
      ])
    try #require(run.status == 0, "\(run.stderr)")

    let generated = room.appending(path: "Generated")
    let committed = try FileManager.default.contentsOfDirectory(atPath: generated.path)
    let written = try FileManager.default.contentsOfDirectory(atPath: output.url.path)
    #expect(written.sorted() == committed.sorted())
    for name in committed {
      let old = try Data(contentsOf: generated.appending(path: name))
      #expect(old == (try Data(contentsOf: output.url.appending(path: name))), "\(name) differs")
    }
  }
}
