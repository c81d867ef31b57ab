import Kernel
import DonorReporting

extension GrantCosts {
  static func table(_ rows: [Row]) -> Table {
    Table(
      [
        .init("reference", "Reference"), .init("posted", "Posted"), .init("value", "Value date"),
        .init("amount", "Amount", .amount), .init("currency", "Currency"),
        .init("account", "Account"), .init("line", "Line"), .init("borne", "Borne", .amount),
        .init("description", "Description", limit: 40), .init("rate", "Rate", limit: 60),
        .init("exclusion", "Left out", limit: 60),
      ],
      rows.map { row in
        [
          row.reference, row.postedOn.description, row.valueOn.description,
          row.amount.description, row.currency.description, row.account, row.line,
          row.borne?.description, row.text(row.description, "description"), row.rate,
          row.exclusion,
        ]
      })
  }
}
