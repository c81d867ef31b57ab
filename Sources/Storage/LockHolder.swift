/// The process that writes to a store now, as it described itself in the lock file.
public struct LockHolder: Sendable, Hashable {
  public let pid: String
  public let host: String
  /// What it opened the store for, such as `serve`.
  public let purpose: String
  /// UTC.
  public let since: String

  init(pid: String, host: String, purpose: String, since: String) {
    self.pid = pid
    self.host = host
    self.purpose = purpose
    self.since = since
  }

  /// Reads a lock file; what is not there stays "unknown".
  init(text: String) {
    var fields: [Substring: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      if parts.count == 2 { fields[parts[0]] = String(parts[1]) }
    }
    pid = fields["pid"] ?? "unknown"
    host = fields["host"] ?? "unknown"
    purpose = fields["purpose"] ?? "unknown"
    since = fields["since"] ?? "unknown"
  }

  var text: String {
    let purpose = String(purpose.map { $0.isNewline ? " " : $0 })
    return "pid \(pid)\nhost \(host)\npurpose \(purpose)\nsince \(since)\n"
  }
}
