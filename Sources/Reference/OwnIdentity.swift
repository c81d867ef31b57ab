import Kernel

/// One identifier under which the organisation publishes or has published.
public struct OwnIdentity: Hashable, Sendable {
  /// The row's id; nil before it is in a store.
  public var id: Int64?
  /// As in IATI files, for example `GB-CHC-1043843`.
  public var identifier: String
  /// The organisation's name under this identifier.
  public var name: String
  /// The first and last day of use, where they are known.
  public var validFrom: CalendarDate?
  public var validTo: CalendarDate?
  /// The identifier that the organisation reports under now; at most one is.
  public var isPrimary: Bool

  public init(
    id: Int64? = nil, identifier: String, name: String, validFrom: CalendarDate? = nil,
    validTo: CalendarDate? = nil, isPrimary: Bool = false
  ) {
    self.id = id
    self.identifier = identifier
    self.name = name
    self.validFrom = validFrom
    self.validTo = validTo
    self.isPrimary = isPrimary
  }
}
