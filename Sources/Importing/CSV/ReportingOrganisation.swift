/// Who reports the programmes of a spreadsheet: the organisation whose people filled it in.
public struct ReportingOrganisation: Sendable, Hashable {
  /// The organisation's identifier.
  public var ref: String
  /// A code of IATI's OrganisationType.
  public var type: String?
  public var name: String?

  public init(ref: String, type: String? = nil, name: String? = nil) {
    self.ref = ref
    self.type = type
    self.name = name
  }
}
