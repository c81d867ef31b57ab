import Crypto
import Foundation
import Kernel

/// What a reader of a foreign format said of a file: the records of each form in a temporary file,
/// so that memory does not grow with them.
struct ForeignSpool: Sendable {
  let file: ReadFile
  /// By form.
  let records: [String: SpoolFile]
  /// The first, and how many more there were.
  let findings: [Diagnostic]
  /// Whether a finding says that the file cannot be used.
  let isStopped: Bool
  /// Of all that was said.
  let sha256: String

  init(
    of path: String, _ reader: any ForeignReader, _ forms: [String],
    isCancelled: @escaping () -> Bool
  ) throws {
    let file = try ReadFile(path: path)
    var records: [String: SpoolFile] = [:]
    var findings = Findings(file: path)
    var hash = SHA256()
    var isStopped = false
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try reader.read(path, proposing: forms, isCancelled: isCancelled) { item in
      switch item {
      case .record(let record):
        let line = try encoder.encode(record) + [0x0A]
        hash.update(data: line)
        let spool = try records[record.form] ?? SpoolFile()
        records[record.form] = spool
        try spool.append(line)
      case .finding(let found, let place):
        var finding = found.standing(at: place)
        hash.update(data: Data(finding.description.utf8) + [0x0A])
        isStopped = isStopped || finding.severity == .critical
        finding.place.file = path
        findings.add(finding)
      }
    }
    for spool in records.values { try spool.flush() }
    self.file = file
    self.records = records
    self.findings = findings.listed
    self.isStopped = isStopped
    sha256 = SHA256.hex(hash.finalize())
  }
}
