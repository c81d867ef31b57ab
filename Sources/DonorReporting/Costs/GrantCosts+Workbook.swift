import GRDB
import Kernel
import Spreadsheets

extension GrantCosts {
  /// Writes all rows as a workbook, each as it comes: memory does not grow with them.
  ///
  /// - Throws: `SpreadsheetFailure`
  public func writeWorkbook(_ db: Database, to path: String, on day: CalendarDate) throws {
    let properties = WorkbookProperties(
      created: Int64(day.dayNumber ?? 0) * 86_400, title: "Costs of \(grant.code)",
      subject: grant.title)
    try Workbook.write(to: path, properties) { workbook in
      let sheet = try workbook.addSheet(
        "Costs \(grant.code)",
        layout: SheetLayout(widths: [24, 13, 13, 16, 10, 12, 12, 16, 22, 22, 36, 50, 50]))
      try sheet.appendHeadings([
        "Reference", "Posted", "Value date", "Original amount", "Currency", "Account", "Line",
        "Borne, \(grant.currency)", "Partner", "Activity", "Description", "Rate", "Left out",
      ])
      let decimals = GrantBooks.decimals(grant.currency)
      var total = ExactDecimal.zero
      try each(db) { row in
        if let borne = row.borne { total = try total.adding(borne.value) }
        try sheet.append([
          .text(row.reference), .date(row.postedOn), .date(row.valueOn),
          .amount(row.amount.value, decimals: GrantBooks.decimals(row.currency)),
          .text(row.currency.description), .text(row.account), .text(row.line ?? ""),
          row.borne.map { .amount($0.value, decimals: decimals) } ?? .empty,
          .text(row.text(row.partner, "partner")), .text(row.text(row.activity, "activity")),
          .text(row.text(row.description, "description"), wraps: true),
          .text(row.rate ?? "", wraps: true), .text(row.exclusion ?? "", wraps: true),
        ])
      }
      try sheet.append(
        [.text("Total")] + Array(repeating: .empty, count: 6) + [
          .amount(total, decimals: decimals)
        ],
        style: .total)
    }
  }
}

extension GrantCosts.Row {
  /// A text, or that it is withheld.
  public func text(_ text: String?, _ name: String) -> String {
    text ?? (withheld.contains(name) ? "withheld" : "")
  }
}
