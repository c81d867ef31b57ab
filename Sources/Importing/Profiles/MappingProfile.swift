/// How to read donor XML that is not IATI: the repeated element of the file, and
/// for each column where its value stands. `Imports/profiles/README.md` describes
/// the file; it holds no program.
public struct MappingProfile: Sendable {
  /// What the records become.
  public enum Product: String, Sendable, CaseIterable {
    case activities, rates
  }

  public let id: String
  public let produces: Product
  /// The path of the repeated element, from and with the root element.
  let record: ProfilePath
  /// The columns of the record itself.
  let row: RowSource
  /// The rows that its child elements make.
  let children: [RowSource]
  /// The elements and attributes that paths name, by the numbers that paths hold.
  let names: [QualifiedName]

  /// A name in a path: a namespace, where it has one, and a local name.
  struct QualifiedName: Hashable, Sendable {
    let namespace: String?
    let local: String
  }

  /// Elements that each make one row.
  struct RowSource: Sendable {
    let kind: ProfileKind
    /// From the record; nil for the record itself.
    let path: ProfilePath?
    let columns: [ColumnSource]
  }

  /// Where the value of one column comes from.
  struct ColumnSource: Sendable {
    enum Origin: Sendable {
      case constant(String)
      case path(ProfilePath)
    }

    let column: ProfileColumn
    let origin: Origin
    /// The name of the list that translates, and its words.
    var codes: (name: String, words: [String: String])?
    var number = NumberFormat.standard
    var date = DatePattern.standard
    /// Stands in where there is no value; already in Baraza's form.
    var fallback: String?
  }
}
