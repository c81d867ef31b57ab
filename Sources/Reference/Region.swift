/// A named group of territories, and of regions of the same scheme.
public struct Region: Hashable, Sendable {
  /// Who drew the region. Schemes cut across each other and are not mixed.
  public enum Scheme: String, Hashable, Sendable, Codable, CaseIterable {
    /// UN M49, geographic regions.
    case m49
    /// OECD DAC, the IATI Region list. The list names regions without their members.
    case dac
    /// The grouping in which peacebuilding organisations run their programmes.
    case programme
  }

  /// The code within its scheme, for example `011`, `1030` or `west-africa`.
  public let code: String
  public let scheme: Scheme
  public let name: String
  /// Codes of regions of the same scheme.
  public let regions: [String]
  /// Codes of territories that belong to the region itself.
  public let territories: [String]
}
