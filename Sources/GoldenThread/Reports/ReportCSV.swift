import Kernel

/// A report as one CSV file (RFC 4180): a record for each thing that it says, with the section
/// that it belongs to. Amounts are exact, dates ISO 8601, words those of the records.
public struct ReportCSV: Sendable {
  /// Which of the cells say what depends on the section.
  struct Line: Sendable {
    var section: String
    var item: String?
    var text: String?
    var voice: String?
    /// A status, or what a claim or fact says.
    var value: String?
    var meaning: String?
    var institution: String?
    var date: String?
    /// A count, an amount or a difference.
    var number: String?
    /// Of the number: a currency, `of` the denominator, or per cent of a scale.
    var unit: String?
    var evidence: String?
    var note: String?
    /// Of the record: by it a command opens it.
    var id: String?

    static let header = [
      "section", "item", "text", "voice", "value", "meaning", "institution", "date", "number",
      "unit", "evidence", "note", "id",
    ]

    var cells: [String] {
      [
        section, item, text, voice, value, meaning, institution, date, number, unit, evidence,
        note, id,
      ].map { $0 ?? "" }
    }
  }

  let lines: [Line]

  /// UTF-8 with a byte order mark, which spreadsheets need.
  public func render() -> [UInt8] {
    var writer = CSVWriter(byteOrderMark: true)
    writer.append(Line.header)
    for line in lines { writer.append(line.cells) }
    return writer.bytes
  }
}
