/// How a grant's costs in other currencies become amounts in its own.
public enum ExchangePolicy: String, Sendable, CaseIterable, Codable {
  /// The rate of the value date, or the source's last of the seven days before.
  case spot
  /// The monthly rate of the month of the value date, as InforEuro publishes them.
  case month
  /// The simple average of the monthly rates of all months that the reporting period touches.
  case periodAverage = "period-average"
  /// What the latest instalment received by the value date brought on the own account.
  case instalment
  /// The rates that the agreement fixes.
  case fixed
}
