import Kernel

/// A list of codes: what each is called and from when to when it holds.
///
/// The tables come from the IATI Standard (https://iatistandard.org/, CC-BY 4.0),
/// which replicates those of OECD DAC, ISO and others; see
/// `Docs/Reference/code-lists.md`. A list is read on its first use.
public final class CodeList: Sendable {
  /// The list's identifier, for example `TransactionType`.
  public let name: String
  /// What people call the list.
  public let title: String
  /// Whether a code outside the list is wrong. Otherwise it is only unknown here.
  public let isComplete: Bool
  /// The name of the list that ``Entry/category`` takes its codes from.
  public let categoryList: String?
  /// In the order of the source.
  public let entries: [Entry]

  private let index: CodeIndex

  /// One line a code, tab-separated: code, name, `w` where withdrawn,
  /// activation date, withdrawal date, category.
  init(
    name: String, title: String, isComplete: Bool, categoryList: String? = nil, lines: String
  ) {
    self.name = name
    self.title = title
    self.isComplete = isComplete
    self.categoryList = categoryList
    entries = lines.split(separator: "\n").map { Entry(line: $0) }
    index = CodeIndex(entries.map(\.code))
  }

  /// The entry of a code, compared byte for byte.
  public func entry(_ code: String) -> Entry? {
    var code = code
    return code.withUTF8 { entry(UnsafeRawBufferPointer($0)) }
  }

  /// The entry of a code given as UTF-8.
  public func entry(_ code: UnsafeRawBufferPointer) -> Entry? {
    index.position(of: code).map { entries[$0] }
  }

  public func contains(_ code: String) -> Bool {
    var code = code
    return code.withUTF8 { contains(UnsafeRawBufferPointer($0)) }
  }

  /// Membership of a code given as UTF-8, without a `String` in between.
  public func contains(_ code: UnsafeRawBufferPointer) -> Bool {
    index.position(of: code) != nil
  }
}
