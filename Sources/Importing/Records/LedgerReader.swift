import DonorReporting
import Kernel
import Storage

/// Reads the rows of an accounting system's export by a mapping, checks each value by the form of
/// ledger entries, and leaves out, with findings by row and column, every row that has a mistake.
struct LedgerReader: RecordSource {
  let columns: [String: String]
  var bytesRead: Int { reader.bytesRead }
  var rejected: Int { rejectedRows + reader.leftOut }
  var diagnostics: [Diagnostic] { reader.diagnostics }

  private let form: RecordForm
  private let file: String
  private let rows: LedgerRows
  private var reader: CSVReader
  private var rejectedRows = 0

  /// Reads the header. Throws `CSVFailure`, `LedgerMappingFailure`.
  init(_ mapping: LedgerMapping, _ form: RecordForm, of file: TableFile) throws {
    self.form = form
    self.file = file.path
    columns = mapping.columns
    reader = try CSVReader(file.bytes, file: file.path)
    rows = try LedgerRows(mapping, header: reader.header.cells, file: file.path)
  }

  mutating func next() throws -> TemplateRow? {
    while let record = try reader.next() {
      guard !record.isBlank else { continue }
      let check = try read(record)
      if check.faults.isEmpty { return check.row }
      rejectedRows += 1
      for fault in check.faults { reader.findings.add(fault) }
    }
    return nil
  }

  private func read(_ record: CSVRecord) throws -> RowCheck {
    var check = RowCheck(
      form, at: Place(file: file, line: record.line, record: rows.reference(of: record.cells)),
      columns: columns)
    do {
      let values = try rows.values(of: record.cells)
      for field in form.fields {
        if let text = values[field.name] { check.value(text, of: field) }
      }
      check.checkRequired()
    } catch let fault as FieldFault {
      check.report(fault)
    }
    return check
  }
}
