/// Reads CSV (RFC 4180) record by record from the bytes of a file.
///
/// Text is UTF-8, with or without a byte order mark; lines end with CRLF, LF or
/// CR; a quoted cell may hold line ends and doubled quotes. The delimiter is
/// told from the header: a comma, else a semicolon or tab, which is said in
/// ``diagnostics``. Empty lines are skipped. What cannot be read for certain is
/// refused with its line, never repaired.
public struct CSVReader: Sendable {
  /// The first record: the names of the columns.
  public private(set) var header = CSVRecord(number: 0, line: 0, cells: [])
  public let delimiter: UInt8
  /// What is worth knowing, and rows left out because they are too short or too long.
  public var diagnostics: [Diagnostic] { findings.listed }

  /// Also those of whoever reads the records.
  public var findings: Findings
  /// How many rows were left out because they are too short or too long.
  public private(set) var leftOut = 0
  /// How many bytes of the file are read.
  public var bytesRead: Int { scanner.position }
  private var scanner: CSVScanner
  private let file: String?

  /// Checks the encoding and reads the header.
  ///
  /// - Parameter file: the file's name for messages.
  /// - Throws: ``CSVFailure``
  public init(
    _ bytes: [UInt8], file: String? = nil, limits: CSVLimits = .standard
  ) throws(CSVFailure) {
    self.file = file
    findings = Findings(file: file)
    let start = try CSVEncoding.check(bytes, limits: limits, file: file)
    delimiter = CSVReader.delimiter(of: bytes[start...])
    scanner = CSVScanner(
      bytes: bytes, start: start, delimiter: delimiter, limits: limits, file: file)
    guard let header = try scanner.next() else {
      throw CSVFailure(
        "csv.empty", at: Place(file: file), "The file holds no text.",
        remedy: "Begin it with a line of column names.")
    }
    self.header = header
    if delimiter != UInt8(ascii: ",") {
      let name = delimiter == UInt8(ascii: ";") ? "semicolons" : "tabs"
      findings.add(
        Diagnostic(
          .info, rule: "csv.delimiter", at: Place(file: file, line: header.line),
          "The cells are separated by \(name), not by commas, and are read so."))
    }
  }

  /// The next record that has as many cells as the header; nil at the end.
  ///
  /// - Throws: ``CSVFailure``
  public mutating func next() throws(CSVFailure) -> CSVRecord? {
    while let record = try scanner.next() {
      if record.cells.count == header.cells.count { return record }
      if record.isBlank { continue }
      leftOut += 1
      let isShort = record.cells.count < header.cells.count
      findings.add(
        Diagnostic(
          .error, rule: isShort ? "csv.row.short" : "csv.row.long",
          at: Place(file: file, line: record.line),
          "The row has \(record.cells.count) cells instead of \(header.cells.count), "
            + "and is left out.",
          remedy: "Put cells that hold a delimiter or a line end in quotes, and fill up with "
            + "empty cells."))
    }
    return nil
  }

  /// The commonest of the three marks outside quotes in the first line that holds text; a
  /// comma where none is commoner.
  private static func delimiter(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var hasText = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if hasText { break }
        continue
      }
      hasText = true
      counts[byte, default: 0] += 1
    }
    let marks = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return marks.reduce(marks[0]) { counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0 }
  }
}
