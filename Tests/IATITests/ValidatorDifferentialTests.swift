import Foundation
import Kernel
import TestSupport
import Testing

@testable import IATI

/// The validator's verdict beside that of `xmllint` with the official schemas.
@Suite(.enabled(if: ValidatorOracle.absence == nil, "needs xmllint and ../shared"))
struct ValidatorDifferentialTests {
  struct Source: CustomTestStringConvertible {
    let version: StandardVersion
    let root: String

    var testDescription: String { "\(root) \(version.rawValue)" }
  }

  static let sources = StandardVersion.allCases.flatMap { version in
    ["iati-activities", "iati-organisations"].map { Source(version: version, root: $0) }
  }

  /// Documents of each version and kind; `VALIDATOR_ROUNDS` of the environment makes more.
  static let rounds =
    ProcessInfo.processInfo.environment["VALIDATOR_ROUNDS"].flatMap(Int.init) ?? 100

  @Test("Documents made from the table, and spoiled, get the same verdict", arguments: sources)
  func agreesOnMutants(source: Source) throws {
    let documents = try #require(ValidatorDocuments(source.version, root: source.root))
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var random = SeededGenerator()
    var files: [(url: URL, isSpoiled: Bool)] = []
    for number in 0..<ValidatorDifferentialTests.rounds {
      let document = documents.valid(&random)
      // One in five stays as the table has it.
      let changes = number % 5 == 0 ? 0 : 1 + number % 2
      for _ in 0..<changes { documents.spoil(document, &random) }
      let url = folder.url.appending(path: "\(number).xml")
      try Data(document.xml.utf8).write(to: url)
      files.append((url, changes > 0))
    }
    let valid = try ValidatorOracle.valid(
      files.map(\.url), version: source.version, root: source.root)
    for (url, isSpoiled) in files {
      let found = try Validation.of(path: url.path)
      let isExpected = valid.contains(url.path)
      if found.isValid != isExpected || !(isSpoiled || isExpected) {
        let text = try String(contentsOf: url, encoding: .utf8)
        Issue.record("xmllint: \(isExpected), found \(found.diagnostics.first as Any): \(text)")
      }
      #expect(found.isValid == found.diagnostics.allSatisfy { $0.severity < .error })
    }
    #expect(valid.count > ValidatorDifferentialTests.rounds / 10)
    #expect(valid.count < ValidatorDifferentialTests.rounds)
  }

  @Test("Real feeds, the standard's examples and the samples get the same verdict")
  func agreesOnFiles() throws {
    let shared = try #require(Shared.folder)
    let examples = ["1.04", "1.05", "2.01", "2.02", "2.03"].flatMap { version in
      let folder = shared.appending(path: "iati/examples/\(version)")
      let files = try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil)
      return files ?? []
    }
    var compared = 0
    for url in Samples.all + examples {
      let found = try Validation.of(path: url.path)
      guard let version = found.version.flatMap(StandardVersion.init(rawValue:)) else {
        #expect(found.diagnostics.map(\.rule) == ["schema.version"])
        continue
      }
      let isOrganisation = url.lastPathComponent.contains("organisation")
      let root = isOrganisation ? "iati-organisations" : "iati-activities"
      let valid = try ValidatorOracle.valid([url], version: version, root: root)
      #expect(found.isValid == !valid.isEmpty, "\(url.lastPathComponent)")
      compared += 1
    }
    #expect(compared > 25)
  }
}
