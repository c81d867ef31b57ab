/// Which attribute takes its codes from which list, as the standard's own
/// `codelist-mapping.xml` has it.
public struct CodeListMapping: Sendable {
  /// One attribute (or text) and the list it takes its codes from.
  public struct Rule: Hashable, Sendable {
    /// Path from the record, for example `iati-activity/transaction/value`;
    /// `*` is any element.
    public let element: String
    /// The attribute's name, or nil for the element's text.
    public let attribute: String?
    /// The list's name.
    public let list: String
    /// The vocabulary for which the rule holds; nil where it always does.
    public let vocabulary: String?
    /// Whether an element without a vocabulary is read as having this one.
    public let isDefaultVocabulary: Bool

    init(line: Substring) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      element = String(fields[0])
      attribute = fields[1].isEmpty ? nil : String(fields[1])
      list = String(fields[2])
      vocabulary = fields.count > 3 ? String(fields[3]) : nil
      isDefaultVocabulary = fields.count > 4
    }

    /// Whether the rule holds where `@vocabulary` is `stated`, nil for absent.
    public func applies(vocabulary stated: String?) -> Bool {
      guard let vocabulary else { return true }
      guard let stated else { return isDefaultVocabulary }
      return stated == vocabulary
    }
  }

  /// In the order of the source.
  public let rules: [Rule]
  private let byPlace: [Place: [Rule]]

  private struct Place: Hashable, Sendable {
    let element: String
    let attribute: String?
  }

  init(lines: String) {
    rules = lines.split(separator: "\n").map { Rule(line: $0) }
    byPlace = Dictionary(grouping: rules) { Place(element: $0.element, attribute: $0.attribute) }
  }

  /// The mapping of 1.05.
  public static let version1 = CodeListMapping(lines: linesOfVersion1)
  /// The mapping of 2.03.
  public static let version2 = CodeListMapping(lines: linesOfVersion2)

  public static func of(_ version: CodeList.MajorVersion) -> CodeListMapping {
    switch version {
    case .v1: version1
    case .v2: version2
    }
  }

  /// The rules for an attribute, or for the element's text where it is nil.
  public func rules(element: String, attribute: String?) -> [Rule] {
    byPlace[Place(element: element, attribute: attribute)]
      ?? byPlace[Place(element: "*", attribute: attribute)] ?? []
  }

  /// The name of the list for an attribute beside a stated (or absent)
  /// `@vocabulary`; nil where any text is allowed.
  public func list(element: String, attribute: String?, vocabulary: String? = nil) -> String? {
    rules(element: element, attribute: attribute)
      .first { $0.applies(vocabulary: vocabulary) }?.list
  }
}
