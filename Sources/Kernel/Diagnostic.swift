/// How much a finding weighs.
///
/// `critical` stops the file, `error` leaves content out, `warning` lets it in
/// and says so, `info` is worth knowing.
public enum Severity: String, Codable, Sendable, Comparable, CaseIterable {
  case info, warning, error, critical

  public static func < (lhs: Severity, rhs: Severity) -> Bool {
    lhs.weight < rhs.weight
  }

  private var weight: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    case .critical: 3
    }
  }
}

/// Where in the input a finding lies. Lines and columns count from 1.
public struct Place: Hashable, Codable, Sendable {
  /// The file's name as it was given.
  public var file: String?
  public var line: Int?
  public var column: Int?
  /// The identifier of the activity (or row) that the finding is about.
  public var record: String?
  /// The element, attribute or column.
  public var path: String?

  public init(
    file: String? = nil, line: Int? = nil, column: Int? = nil, record: String? = nil,
    path: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.record = record
    self.path = path
  }
}

/// A finding about input or data: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Codable, Sendable {
  public var severity: Severity
  /// A stable identifier such as `iati.value.decimal`.
  public var rule: String
  public var place: Place
  /// What happened, with the offending value.
  public var message: String
  /// What the reader of the message can do.
  public var remedy: String?

  public init(
    _ severity: Severity, rule: String, at place: Place = Place(), _ message: String,
    remedy: String? = nil
  ) {
    self.severity = severity
    self.rule = rule
    self.place = place
    self.message = message
    self.remedy = remedy
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: severity: message remedy [rule]`; without a file,
  /// `line 12, column 3: …`.
  public var description: String {
    let remedy = remedy.map { " \($0)" } ?? ""
    return "\(place.prefix)\(severity.rawValue): \(message)\(remedy) [\(rule)]"
  }
}

extension Place {
  /// What stands before a message. A column says nothing without its line.
  fileprivate var prefix: String {
    let column = line == nil ? nil : column
    let parts =
      if let file {
        [file] + [line, column].compactMap { $0 }.map(String.init)
      } else {
        [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap { $0 }
      }
    return parts.isEmpty ? "" : parts.joined(separator: file == nil ? ", " : ":") + ": "
  }
}

/// An error that is a finding: every error that a person can meet conforms.
public protocol DiagnosticError: Error, CustomStringConvertible {
  var diagnostic: Diagnostic { get }
}

extension DiagnosticError {
  public var description: String { diagnostic.description }
}
