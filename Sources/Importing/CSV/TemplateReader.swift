import Kernel

/// Reads the rows of a filled template, checks each cell by its type, and leaves
/// out, with findings by row and cell, every row that has a mistake.
public struct TemplateReader {
  public let template: Template
  let file: String?
  private var reader: CSVReader
  /// Where each column stands in a record.
  private let positions: [(column: Template.Column, position: Int)]
  /// The identifier that the store holds for a row, to see zeros that a spreadsheet dropped.
  private let storedIdentifier: (RecordID) -> String?
  private var seenIDs: [RecordID: Int] = [:]
  private var seenIdentifiers: [String: Int] = [:]

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - file: the file's name for messages.
  ///   - storedIdentifier: the identifier that the store holds for a record.
  /// - Throws: ``CSVFailure`` where the file is not CSV, or not of this template.
  public init(
    _ template: Template, bytes: [UInt8], file: String? = nil, limits: CSVLimits = .standard,
    storedIdentifier: @escaping (RecordID) -> String? = { _ in nil }
  ) throws(CSVFailure) {
    self.template = template
    self.file = file
    self.storedIdentifier = storedIdentifier
    reader = try CSVReader(bytes, file: file, limits: limits)
    positions = try TemplateHeader.positions(
      of: template, in: reader.header, file: file, &reader.findings)
  }

  /// All findings so far, in the order of the lines.
  public var diagnostics: [Diagnostic] { reader.diagnostics }

  /// How many findings there are so far.
  var findingCount: Int { reader.findings.count }

  /// The next row without a mistake; nil at the end.
  ///
  /// - Throws: ``CSVFailure``
  public mutating func next() throws(CSVFailure) -> TemplateRow? {
    while let record = try reader.next() {
      if !record.isBlank, let row = check(record) { return row }
    }
    return nil
  }

  /// Reports a mistake of a whole row or of one of its columns.
  mutating func report(
    _ rule: String, line: Int, column: String? = nil, _ message: String, remedy: String
  ) {
    let message = column.map { "Column \($0): \(message)" } ?? message
    reader.findings.add(
      Diagnostic(
        .error, rule: "template." + rule, at: Place(file: file, line: line, path: column), message,
        remedy: remedy))
  }

  private mutating func check(_ record: CSVRecord) -> TemplateRow? {
    let before = findingCount
    var row = TemplateRow(line: record.line)
    for (column, position) in positions {
      row.fields[column.name] = field(record.cells[position], column, line: record.line)
    }
    row.rowID = row.value(Template.rowID).flatMap { try? CellReader.rowID($0) }
    row.exportedAt = row.value(Template.exportedAt)
    if findingCount == before {
      checkIdentity(of: row)
      checkRequired(row)
    }
    return findingCount == before ? row : nil
  }

  private mutating func field(
    _ cell: String, _ column: Template.Column, line: Int
  ) -> TemplateRow.Field {
    let trimmed = cell.trimmed
    if trimmed.isEmpty { return .unsaid }
    if trimmed == "-" { return .cleared }
    var text = FormulaGuard.opened(trimmed)
    if case .text = column.type { text = FormulaGuard.opened(cell) }
    do throws(CellFault) {
      try CellReader.check(text, column.type)
    } catch {
      reader.findings.add(
        error.diagnostic(text, column: column.name, at: Place(file: file, line: line)))
    }
    return .value(text)
  }

  private mutating func checkRequired(_ row: TemplateRow) {
    for column in template.columns where column.isRequired {
      let field = row[column.name]
      guard field == .cleared || field == .unsaid && row.isNew else { continue }
      report(
        "required", line: row.line, column: column.name, "the cell is empty.",
        remedy: "Fill in \(column.description).")
    }
  }

  /// A row is either new, or has its id and the time of its export; and stands once.
  private mutating func checkIdentity(of row: TemplateRow) {
    if row.isNew != (row.exportedAt == nil) {
      let missing = row.isNew ? Template.rowID : Template.exportedAt
      report(
        "identity", line: row.line, column: missing,
        "the cell is empty, but the other of the two first columns is not.",
        remedy: "Leave both as they were exported; in a new row, leave both empty.")
    }
    if let id = row.rowID, let line = seenIDs.updateValue(row.line, forKey: id) {
      report(
        "rowID.twice", line: row.line, column: Template.rowID,
        "line \(line) is the same record.", remedy: "Keep one of them.")
    }
    guard let identifier = row.value("identifier") else { return }
    if let line = seenIdentifiers.updateValue(row.line, forKey: identifier) {
      report(
        "identifier.twice", line: row.line, column: "identifier",
        "“\(identifier)” stands on line \(line) too.", remedy: "Keep one, or correct the other.")
    }
    if let stored = row.rowID.flatMap(storedIdentifier), stored != identifier,
      stored.hasPrefix("0"), stored.drop(while: { $0 == "0" }) == identifier
    {
      report(
        "identifier.zeros", line: row.line, column: "identifier",
        "“\(identifier)” has lost the zeros at the beginning of “\(stored)”.",
        remedy: "Format the column as text and write \(stored).")
    }
  }
}
