import Pages

extension ProgrammeReportCSV {
  /// One record of the file; which of its cells say what depends on the section.
  struct Line {
    var section: String
    var item: String?
    var text: String?
    var counterpart: String?
    /// A date, or the first of two.
    var from: String?
    var to: String?
    /// A decimal, or the words for having none.
    var amount: String?
    /// Of the amount: a currency, `%`, or the measure of an indicator.
    var currency: String?
    var reportingAmount: String?
    var reportingCurrency: String?
    /// The number of the rate used.
    var rate: String?
    var note: String?
    /// How a total is computed, or why a row is in none.
    var rule: String?
    /// The rows of the store: `T2=4398046511107`, number and id.
    var rows: String?

    static let header = [
      "section", "item", "text", "counterpart", "from", "to", "amount", "currency",
      "reporting_amount", "reporting_currency", "rate", "note", "rule", "rows",
    ]

    var cells: [String] {
      [
        section, item, text, counterpart, from, to, amount, currency, reportingAmount,
        reportingCurrency, rate, note, rule, rows,
      ].map { $0 ?? "" }
    }
  }
}
