import Kernel

/// An organisation of `partners.csv`.
public struct PartnerRow: Sendable, Hashable {
  public let row: TemplateRow

  /// Organisation identifier.
  public var identifier: TemplateRow.Field { row["identifier"] }
  public var name: TemplateRow.Field { row["name"] }
  /// A code of IATI's OrganisationType.
  public var type: TemplateRow.Field { row["type"] }
  /// ISO 3166-1 alpha-2; cleared or unsaid for an organisation of several countries.
  public var country: TemplateRow.Field { row["country"] }
  /// `partner`, `funder`, `government` or `network`.
  public var role: TemplateRow.Field { row["role"] }
  public var sensitivity: TemplateRow.Field { row["sensitivity"] }
  public var website: TemplateRow.Field { row["website"] }
}

/// Reads `partners.csv`.
public struct PartnerReader {
  private var reader: TemplateReader

  /// - Parameters: as for ``TemplateReader``.
  /// - Throws: ``CSVFailure``
  public init(
    bytes: [UInt8], file: String? = nil, limits: CSVLimits = .standard,
    storedIdentifier: @escaping (RecordID) -> String? = { _ in nil }
  ) throws(CSVFailure) {
    reader = try TemplateReader(
      .partners, bytes: bytes, file: file, limits: limits, storedIdentifier: storedIdentifier)
  }

  /// All findings so far, in the order of the lines.
  public var diagnostics: [Diagnostic] { reader.diagnostics }

  /// The next row without a mistake; nil at the end.
  ///
  /// - Throws: ``CSVFailure``
  public mutating func next() throws(CSVFailure) -> PartnerRow? {
    try reader.next().map(PartnerRow.init)
  }
}
