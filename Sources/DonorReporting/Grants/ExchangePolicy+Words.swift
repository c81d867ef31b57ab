extension ExchangePolicy {
  /// What it does, in words that complete "costs in other currencies are converted at".
  public var words: String {
    switch self {
    case .spot: "the rate of the value date, or else the last of the seven days before"
    case .month: "the monthly rate of the month of the value date"
    case .periodAverage:
      "the simple average of the monthly rates of all months of the reporting period"
    case .instalment: "what the latest instalment received by the value date brought"
    case .fixed: "the rates that the agreement fixes"
    }
  }
}
