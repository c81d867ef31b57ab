import Kernel
import Storage

/// Reads the rows of a filled template, checks each cell by its type, and leaves
/// out, with findings by row and cell, every row that has a mistake.
public struct TemplateReader {
  public let form: RecordForm
  /// How many rows were left out.
  public var rejected: Int { rejectedRows + reader.leftOut }

  /// How many bytes of the file are read.
  var bytesRead: Int { reader.bytesRead }

  private let file: String?
  private var reader: CSVReader
  private var rejectedRows = 0
  /// Where each column stands in a record.
  private let positions: [(column: RecordForm.Field, position: Int)]
  /// What the store holds for a row, to see zeros that a spreadsheet dropped.
  private let held: (RecordID) -> RecordValues?
  private var seenIDs: [RecordID: Int] = [:]
  private var seenIdentifiers: [String: Int] = [:]

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - file: the file's name for messages.
  ///   - held: what the store holds for a record.
  /// - Throws: ``CSVFailure`` where the file is not CSV, or not of this form.
  public init(
    _ form: RecordForm, bytes: [UInt8], file: String? = nil, limits: CSVLimits = .standard,
    held: @escaping (RecordID) -> RecordValues? = { _ in nil }
  ) throws(CSVFailure) {
    self.form = form
    self.file = file
    self.held = held
    reader = try CSVReader(bytes, file: file, limits: limits)
    positions = try TemplateHeader.positions(
      of: form, in: reader.header, file: file, &reader.findings)
  }

  /// The findings so far, in the order of the lines.
  public var diagnostics: [Diagnostic] { reader.diagnostics }

  /// The next row without a mistake; nil at the end.
  ///
  /// - Throws: ``CSVFailure``
  public mutating func next() throws(CSVFailure) -> TemplateRow? {
    try next { _ in }
  }

  /// - Parameter check: further checks of the form's owner.
  mutating func next(_ check: (inout RowCheck) -> Void) throws(CSVFailure) -> TemplateRow? {
    while let record = try reader.next() {
      guard !record.isBlank else { continue }
      var row = read(record)
      if row.faults.isEmpty { checkIdentity(of: &row) }
      if row.faults.isEmpty { check(&row) }
      if row.faults.isEmpty { return row.row }
      rejectedRows += 1
      for fault in row.faults { reader.findings.add(fault) }
    }
    return nil
  }

  private func read(_ record: CSVRecord) -> RowCheck {
    var check = RowCheck(form, at: Place(file: file, line: record.line))
    for (column, position) in positions { check.cell(record.cells[position], of: column) }
    check.identify(
      check.row.value(RecordForm.rowID).flatMap { try? CellReader.rowID($0) },
      exportedAt: check.row.value(RecordForm.exportedAt))
    return check
  }

  /// A row is either new, or has its id and the time of its export; and stands once.
  private mutating func checkIdentity(of check: inout RowCheck) {
    let row = check.row
    let line = row.line ?? 0
    if row.isNew != (row.exportedAt == nil) {
      check.report(
        "identity", field: row.isNew ? RecordForm.rowID : RecordForm.exportedAt,
        "the cell is empty, but the other of the two first columns is not.",
        remedy: "Leave both as they were exported; in a new row, leave both empty.")
    }
    if let id = row.rowID, let other = seenIDs.updateValue(line, forKey: id) {
      check.report(
        "rowID.twice", field: RecordForm.rowID, "line \(other) is the same record.",
        remedy: "Keep one of them.")
    }
    if let identifier = row.value("identifier"),
      let other = seenIdentifiers.updateValue(line, forKey: identifier)
    {
      check.report(
        "identifier.twice", field: "identifier", "“\(identifier)” stands on line \(other) too.",
        remedy: "Keep one, or correct the other.")
    }
    checkZeros(of: &check)
    check.checkRequired()
  }

  private func checkZeros(of check: inout RowCheck) {
    let row = check.row
    let fields = form.fields.filter { $0.type == .identifier && row.value($0.name) != nil }
    guard let id = row.rowID, !fields.isEmpty, let held = held(id) else { return }
    for field in fields {
      guard let text = row.value(field.name), let stored = held[field.name],
        stored != text, stored.hasPrefix("0"), stored.drop(while: { $0 == "0" }) == text
      else { continue }
      check.report(
        "identifier.zeros", field: field.name,
        "“\(text)” has lost the zeros at the beginning of “\(stored)”.",
        remedy: "Format the column as text and write \(stored).")
    }
  }
}
