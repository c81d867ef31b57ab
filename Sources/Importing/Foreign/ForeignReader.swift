import Kernel

/// Reads files of a foreign format into records that it proposes. The platform binds plugins to
/// it.
public protocol ForeignReader: Sendable {
  /// What the log of runs says read the file, such as `plugin:books-csv 1.0.0`.
  var name: String { get }
  /// Stands for the reader, as it is now, and its settings.
  var digest: String { get }
  /// The forms that it may propose.
  var forms: [String] { get }
  /// Reads a file. What was taken counts only when this returns.
  ///
  /// - Parameter forms: those that it is asked for.
  func read(
    _ path: String, proposing forms: [String], isCancelled: @escaping () -> Bool,
    take: @escaping (ForeignItem) throws -> Void
  ) throws
}

/// What a reader of a foreign format says.
public enum ForeignItem: Sendable {
  case record(ForeignRecord)
  /// With its place in the file, in words of the format.
  case finding(Diagnostic, at: String?)
}

/// A record as a reader of a foreign format proposes it.
public struct ForeignRecord: Codable, Sendable, Hashable {
  public let form: String
  public let fields: [String: String]
  /// Where it stands in the file, in words of the format: `Sheet1!A7`.
  public let at: String?

  public init(form: String, fields: [String: String], at: String?) {
    self.form = form
    self.fields = fields
    self.at = at
  }
}
