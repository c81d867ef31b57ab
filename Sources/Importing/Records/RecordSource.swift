import Kernel
import Storage

/// Where the rows of a run of records come from: a filled template, or an export of another
/// system, read by a mapping.
protocol RecordSource {
  /// What the file calls fields of the form, where it has other names for them.
  var columns: [String: String] { get }
  /// Whether a file comes again with what it had: a new row that says just what a record holds is
  /// then nothing new, and not a second one.
  var comesAgain: Bool { get }
  /// How many bytes of the file are read.
  var bytesRead: Int { get }
  /// How many rows were left out so far.
  var rejected: Int { get }
  /// The findings so far, in the order of the lines.
  var diagnostics: [Diagnostic] { get }
  /// The next row without a mistake; nil at the end.
  mutating func next() throws -> TemplateRow?
}

extension RecordSource {
  var comesAgain: Bool { false }
}

extension TemplateReader: RecordSource {
  var columns: [String: String] { [:] }
}
