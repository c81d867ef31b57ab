import Kernel

/// A part of a figure, as both faces give it.
public struct ExplainedRow: Encodable, Sendable {
  public let transaction: Int64
  public let label: String
  public let date: String?
  /// As reported.
  public let amount: String?
  public let currency: String?
  /// What it adds to the figure; null for a gap.
  public let contribution: String?
  public let rate: String?
  public let exclusion: String?

  public init(_ part: Explanation.Part) {
    transaction = part.record.id.rawValue
    label = part.label
    date = part.date?.description
    amount = part.original?.amount.description
    currency = part.original?.currency.description
    contribution = part.contribution?.description
    rate = part.rate
    exclusion = part.exclusion
  }
}
