import Foundation
import GRDB
import Storage
import XML

/// A report as it was checked: the input that it was made of, and what was made of it.
public struct ReportVersion: Sendable, Hashable {
  public let id: Int64
  /// From 1 within its report.
  public let number: Int
  /// Of the input, as it stands on page one.
  public let sha256: String
  /// What rendered it: ``RenderedReport/renderer``.
  public let renderer: String
  public let revision: Int64
  private let inputID: Int64
  /// How many bytes the input has.
  let inputSize: Int
  private let formIDs: [ReportForm: Int64]

  /// The version that the last step of a report was of; nil where it was never checked.
  public static func latest(
    of report: GrantReport, in db: Database
  ) throws -> ReportVersion? {
    try fetch(
      db,
      "id = (SELECT version_id FROM report_steps WHERE report_id = ? ORDER BY number DESC LIMIT 1)",
      [report.id])
  }

  /// - Throws: ``ReportFault/noVersion(_:_:)``
  public static func numbered(
    _ number: Int, of report: GrantReport, in db: Database
  ) throws -> ReportVersion {
    guard let version = try fetch(db, "report_id = ? AND number = ?", [report.id, number]) else {
      throw ReportFault.noVersion(report.code, number)
    }
    return version
  }

  /// By number.
  static func all(of report: GrantReport, in db: Database) throws -> [ReportVersion] {
    try fetchAll(db, "report_id = ? ORDER BY number", [report.id])
  }

  private static func fetch(
    _ db: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> ReportVersion? {
    try fetchAll(db, condition, arguments).first
  }

  private static func fetchAll(
    _ db: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [ReportVersion] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM report_versions WHERE \(condition)", arguments: arguments
    ).map { row in
      ReportVersion(
        id: row["id"], number: row["number"], sha256: row["sha256"], renderer: row["renderer"],
        revision: row["revision_id"], inputID: row["input_id"], inputSize: row["input_size"],
        formIDs: Dictionary(
          uniqueKeysWithValues: ReportForm.allCases.map { ($0, row["\($0.rawValue)_id"]) }))
    }
  }

  /// The bytes of its input. Throws ``ReportFault/damaged(_:)``.
  public func input(in db: Database) throws -> Data {
    let packed = try Attachments.bytes(of: inputID, in: db) ?? Data()
    guard let bytes = Deflated.unpack(Array(packed), count: inputSize) else {
      throw ReportFault.damaged("its input cannot be unpacked")
    }
    return Data(bytes)
  }

  /// The report in one of its forms, as it was rendered then.
  public func bytes(of form: ReportForm, in db: Database) throws -> Data {
    guard let id = formIDs[form], let bytes = try Attachments.bytes(of: id, in: db) else {
      throw ReportFault.damaged("its \(form.rawValue) is missing")
    }
    return bytes
  }

  /// How many bytes a form has.
  func size(of form: ReportForm, in db: Database) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT length(bytes) FROM attachments WHERE id = ?", arguments: [formIDs[form]]
    ) ?? 0
  }

  /// The SHA-256 that the store recorded of a form, in hexadecimal.
  func digest(of form: ReportForm, in db: Database) throws -> String? {
    try Data.fetchOne(
      db, sql: "SELECT sha256 FROM attachments WHERE id = ?", arguments: [formIDs[form]]
    )?.hexadecimal
  }

  /// Keeps an input and what was rendered of it.
  static func keep(
    _ input: Data, _ rendered: RenderedReport, of report: GrantReport, in changes: ChangeSet
  ) throws -> ReportVersion {
    let last = try Int.fetchOne(
      changes.db, sql: "SELECT max(number) FROM report_versions WHERE report_id = ?",
      arguments: [report.id])
    let number = (last ?? 0) + 1
    let name = "\(report.code)-\(number)"
    var row: [FieldValue] = [
      ("report_id", report.id), ("number", number),
      ("sha256", ReportInput.digest(of: input)), ("renderer", RenderedReport.renderer),
      ("input_size", input.count),
      (
        "input_id",
        try Attachments.add(
          Data(Deflated.pack(Array(input))), name: "\(name).input",
          mediaType: "application/zlib", in: changes)
      ),
    ]
    for form in ReportForm.allCases {
      row.append(
        (
          "\(form.rawValue)_id",
          try Attachments.add(
            rendered[form], name: "\(name).\(form.rawValue)", mediaType: form.mediaType,
            in: changes)
        ))
    }
    try changes.insert(
      "report_versions", id: changes.newID(), row + [("revision_id", changes.revision)])
    return try numbered(number, of: report, in: changes.db)
  }
}

/// How a report is written.
public enum ReportForm: String, Sendable, Hashable, Codable, CaseIterable {
  case html, csv, xlsx

  var mediaType: String {
    switch self {
    case .html: "text/html"
    case .csv: "text/csv"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}
