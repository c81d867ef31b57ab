/// What an activity says of itself. Codes come with their names in English;
/// an absent text means that nobody has reported it.
public struct ReportedActivity: Equatable, Sendable {
  public var id: Int64
  public var identifier: String
  public var title: String?
  public var otherIdentifiers: [String]
  public var descriptions: [String]
  public var reportingOrganisation: Organisation
  public var participants: [Organisation]
  public var status: String?
  public var dates: [DatedEvent]
  public var countries: [Share]
  public var regions: [Share]
  public var sectors: [Share]
  public var markers: [Marker]
  public var places: [Place]
  /// Whether its feed no longer has it.
  public var isWithdrawn: Bool

  public struct Organisation: Equatable, Sendable {
    /// The role in the activity; nil for the reporting organisation.
    public var role: String?
    public var name: String?
    public var identifier: String?
    public var type: String?
  }

  public struct DatedEvent: Equatable, Sendable {
    /// A code of `ActivityDateType`: 1 and 2 start, 3 and 4 end; odd ones are planned.
    public var type: String
    /// ISO 8601.
    public var date: String
  }

  /// A country, region or sector and its part of the whole.
  public struct Share: Equatable, Sendable {
    public var code: String
    public var name: String?
    /// Of sectors and regions; nil for the list of OECD DAC.
    public var vocabulary: String?
    /// A decimal; nil where it is not stated.
    public var percentage: String?
  }

  public struct Marker: Equatable, Sendable {
    public var code: String
    public var name: String?
    public var significance: String?
  }

  public struct Place: Equatable, Sendable {
    public var name: String?
    /// `latitude longitude` as the gate lets it out.
    public var position: String?
    /// Whether the gate moved it to a coarser grid.
    public var isCoarse = false
    /// Whether it is in degrees of WGS 84, which IATI asks for.
    public var isWGS84 = true
  }

  /// The first date of a type.
  public func date(_ type: String) -> String? { dates.first { $0.type == type }?.date }

  /// The actual first day, else the planned one; and so the last.
  public var start: String? { date("2") ?? date("1") }
  public var end: String? { date("4") ?? date("3") }
}
