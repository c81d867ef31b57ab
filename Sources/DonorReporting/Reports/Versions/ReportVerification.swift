import Disclosure
import Foundation
import GRDB
import Kernel

/// Whether a report that was checked or submitted is still what it was.
public struct ReportVerification: Encodable, Sendable, Hashable {
  /// Something that is not as it was.
  public struct Difference: Encodable, Sendable, Hashable {
    /// `input`, `html`, `csv`, `xlsx` or `file`.
    public let what: String
    /// The line of the text, from 1; nil where the thing is no text, or as a whole.
    public let line: Int?
    /// Of a workbook, sheet and cell, as `Costs, B7`; nil where no cell says something else.
    public let cell: String?
    public let message: String
  }

  public let report: String
  public let version: Int
  public let sha256: String
  public let renderer: String
  /// Whether the input was rendered again; what another renderer made can only be held against
  /// its digests.
  public let isRenderedAgain: Bool
  public let differences: [Difference]

  /// - Parameters:
  ///   - version: nil for that of the last step.
  ///   - file: the bytes of a report that somebody has, in one of its forms.
  ///   - audience: who must be allowed to see the report.
  /// - Throws: ``ReportFault``
  public static func run(
    _ db: Database, report code: String, version number: Int? = nil, file: Data? = nil,
    for audience: Audience = .restricted
  ) throws -> ReportVerification {
    let (report, _) = try SeenReports.report(db, code, for: audience)
    let found = try number.map { try ReportVersion.numbered($0, of: report, in: db) }
    guard let version = try found ?? ReportVersion.latest(of: report, in: db) else {
      throw ReportFault.neverChecked(code)
    }
    var check = Checking(db, version)
    try check.run(file)
    return ReportVerification(
      report: code, version: version.number, sha256: version.sha256, renderer: version.renderer,
      isRenderedAgain: version.isRenderedSame,
      differences: check.differences)
  }
}

private struct Checking {
  let db: Database
  let version: ReportVersion
  var differences: [ReportVerification.Difference] = []

  init(_ db: Database, _ version: ReportVersion) {
    self.db = db
    self.version = version
  }

  mutating func run(_ file: Data?) throws {
    let (db, version) = (db, version)
    var stored: [ReportForm: Data] = [:]
    for form in ReportForm.allCases {
      guard let bytes = attempt(form.rawValue, { try version.bytes(of: form, in: db) }) else {
        continue
      }
      stored[form] = bytes
      let digest = ReportInput.digest(of: bytes)
      if try version.digest(of: form, in: db) != digest {
        add(form.rawValue, nil, "The stored bytes have another SHA-256 than the store says.")
      }
    }
    if let input = attempt("input", { try version.input(in: db) }) {
      let digest = ReportInput.digest(of: input)
      if digest != version.sha256 {
        add(
          "input", nil,
          "The stored input has the SHA-256 \(digest), and \(version.sha256) was recorded.")
      }
      renderAgain(input, stored)
    }
    if let file { compare(file, stored) }
  }

  private mutating func renderAgain(_ input: Data, _ stored: [ReportForm: Data]) {
    let sha256 = version.sha256
    guard version.isRenderedSame else { return }
    let rendered = attempt("input") {
      try RenderedReport(ReportFigures(ReportInput(bytes: input)), digest: sha256)
    }
    guard let rendered else { return }
    for form in ReportForm.allCases {
      // Another library packs the same workbook otherwise.
      guard form != .xlsx || version.renderer == RenderedReport.renderer else { continue }
      if let bytes = stored[form] { compare(form, stored: bytes, rendered[form]) }
    }
  }

  private mutating func compare(_ form: ReportForm, stored: Data, _ again: Data) {
    guard stored != again else { return }
    guard form != .xlsx else {
      let same = zip(stored, again).prefix { $0 == $1 }.count
      let cells = cells(stored, again) ?? []
      guard cells.isEmpty else { return tell(form.rawValue, cells, "the stored input gives") }
      return add(
        form.rawValue, nil,
        "Of \(stored.count) stored bytes, the stored input gives another one at \(same + 1).")
    }
    tell(form.rawValue, lines(stored, again), "the stored input gives")
  }

  /// A file that somebody has, against the form that it is closest to.
  private mutating func compare(_ file: Data, _ stored: [ReportForm: Data]) {
    guard !stored.values.contains(file) else { return }
    let form: ReportForm =
      file.starts(with: Data("PK".utf8))
      ? .xlsx : file.range(of: Data("<!DOCTYPE html>".utf8)) != nil ? .html : .csv
    let places = stored[form].flatMap { form == .xlsx ? cells($0, file) : lines($0, file) }
    guard let places else {
      return add("file", nil, "The file is not the report that is stored.")
    }
    guard !places.isEmpty else {
      return add(
        "file", nil, "The file is not the report that is stored; all its cells say the same.")
    }
    tell("file", places, "the file says")
  }

  /// A line or a cell in which two forms differ.
  private struct Differing {
    var line: Int?
    var cell: String?
    let first: String
    let second: String
  }

  private func lines(_ first: Data, _ second: Data) -> [Differing] {
    ReportVerification.lines(first, second).map {
      Differing(line: $0.number, first: $0.first, second: $0.second)
    }
  }

  /// Nil where one of them cannot be read.
  private func cells(_ first: Data, _ second: Data) -> [Differing]? {
    guard let one = WorkbookCells(first), let other = WorkbookCells(second) else { return nil }
    return one.differences(from: other).map { cell in
      let (first, second) = ReportVerification.excerpts(
        Data(cell.first.utf8), Data(cell.second.utf8))
      return Differing(cell: cell.cell, first: first, second: second)
    }
  }

  /// The first places that differ, and how many more there are.
  private mutating func tell(_ what: String, _ places: [Differing], _ verb: String) {
    for place in places.prefix(10) {
      add(
        what, place.line, cell: place.cell,
        "Stored is “\(place.first)”, and \(verb) “\(place.second)”.")
    }
    guard places.count > 10 else { return }
    add(what, nil, "\(places.count - 10) more \(places[0].cell == nil ? "lines" : "cells") differ.")
  }

  private mutating func attempt<T>(_ what: String, _ body: () throws -> T) -> T? {
    do {
      return try body()
    } catch let error as any DiagnosticError {
      add(what, nil, error.diagnostic.message)
    } catch {
      add(what, nil, "\(error)")
    }
    return nil
  }

  private mutating func add(
    _ what: String, _ line: Int?, cell: String? = nil, _ message: String
  ) {
    differences.append(
      ReportVerification.Difference(what: what, line: line, cell: cell, message: message))
  }
}

extension ReportVersion {
  /// Whether this program renders as the one did that made it.
  fileprivate var isRenderedSame: Bool {
    renderer.prefix { $0 != ";" } == RenderedReport.renderer.prefix { $0 != ";" }
  }
}
