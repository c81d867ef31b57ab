import DonorReporting
import Kernel

extension CoverageEntry {
  static func table(_ entries: [CoverageEntry]) -> Table {
    Table(
      [
        .init("reference", "Reference"), .init("postedOn", "Posted"),
        .init("amount", "Amount", .amount), .init("currency", "Currency"),
        .init("bearer", "Borne by"), .init("weight", "%", .number),
        .init("borne", "Borne", .amount),
      ],
      entries.map { entry in
        [
          entry.reference, entry.postedOn.description, entry.amount.description,
          entry.currency.description, entry.bearer ?? "own funds", entry.weight.description,
          entry.borne.description,
        ]
      })
  }
}
