import Kernel

extension RatesCSV {
  enum Column: String, CaseIterable {
    case date, currency, rate, base, source
  }

  /// Where the header puts each column.
  struct Columns {
    private(set) var positions: [Column: Int] = [:]
    /// Nil, with findings, where the header is not one of a rates file.
    init?(_ cells: [String], place: Place, _ reading: inout Reading) {
      for (position, cell) in cells.enumerated() {
        guard let column = Column(rawValue: cell.lowercased()) else {
          reading.add(
            .error, "rates.csv.column", "The header has an unknown column “\(cell)”.", place,
            headerAdvice)
          return nil
        }
        guard positions.updateValue(position, forKey: column) == nil else {
          reading.add(
            .error, "rates.csv.column", "The column “\(cell)” comes twice.", place, headerAdvice)
          return nil
        }
      }
      for column in [Column.date, .currency, .rate] where positions[column] == nil {
        reading.add(
          .error, "rates.csv.column", "The header has no column “\(column.rawValue)”.", place,
          headerAdvice)
        return nil
      }
    }
  }

  /// One line below the header.
  struct Row {
    let line: Int
    /// As many as the header has.
    let cells: [String]
    let columns: Columns
    let file: String?

    private func text(_ column: Column) -> String {
      columns.positions[column].map { cells[$0] } ?? ""
    }

    func report(
      _ severity: Severity, _ rule: String, column: Column, _ message: String,
      _ remedy: String,
      _ reading: inout Reading
    ) {
      let place = Place(
        file: file, line: line, column: columns.positions[column].map { $0 + 1 },
        path: column.rawValue)
      reading.add(severity, rule, message, place, remedy)
    }

    /// The row's rate; nil, with a finding for each cell that is wrong.
    func rate(defaults: RatesCSV, _ reading: inout Reading) -> ExchangeRate? {
      let date = CalendarDate(text(.date)).flatMap { $0.year != nil && $0.month != nil ? $0 : nil }
      if date == nil {
        report(
          .error, "rates.csv.date", column: .date, "“\(text(.date))” is no date of a rate.",
          "Write YYYY-MM-DD, or YYYY-MM for a monthly rate.", &reading)
      }
      let value = RateValue(text(.rate))
      if value == nil {
        report(
          .error, "rates.csv.rate", column: .rate, "“\(text(.rate))” is no rate.",
          "Write a number above zero with a decimal point and no other marks.", &reading)
      }
      let currency = code(.currency, nil, &reading)
      let base = code(.base, defaults.base, &reading)
      let source = text(.source).isEmpty ? defaults.source ?? "" : text(.source)
      if source.isEmpty {
        report(
          .error, "rates.csv.source", column: .source, "The row names no source.",
          "Add a column `source`, for example ECB.", &reading)
      }
      guard let date, let value, let currency, let base, !source.isEmpty else { return nil }
      guard currency != base else {
        report(
          .error, "rates.csv.base", column: .currency, "\(currency) is rated against itself.",
          "Leave the row out.", &reading)
        return nil
      }
      let validity = date.isComplete ? ExchangeRate.Validity.day : .month
      guard let first = CalendarDate(year: date.year, month: date.month, day: date.day ?? 1)
      else { return nil }
      return ExchangeRate(
        source: source, base: base, currency: currency, validFrom: first, validity: validity,
        value: value)
    }

    private func code(
      _ column: Column, _ fallback: CurrencyCode?, _ reading: inout Reading
    ) -> CurrencyCode? {
      let text = text(column)
      if text.isEmpty, let fallback { return fallback }
      if let code = CurrencyCode(text) {
        // ISO 4217 grows: a code that is too new for the table is not refused.
        if Currencies.find(code) == nil {
          report(
            .warning, "rates.csv.unknown-currency", column: column,
            "“\(text)” is no currency that Baraza knows.", "Check the code.", &reading)
        }
        return code
      }
      report(
        .error, "rates.csv.currency", column: column,
        text.isEmpty ? "The row names no \(column.rawValue)." : "“\(text)” is no currency.",
        "Use a code of ISO 4217, for example EUR.", &reading)
      return nil
    }
  }
}
