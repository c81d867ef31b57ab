import Foundation
import TestSupport
import Testing

/// An import of a feed's next version, into a store of the same bytes each time.
struct InterruptionImport: ~Copyable {
  /// The files whose calls are watched.
  enum Watched: String, CaseIterable {
    case input = "next.xml"
    case store = "store.sqlite"
    case log = "store.sqlite-wal"
  }

  /// What a watched import did until its end.
  struct Trace {
    /// In their order.
    fileprivate(set) var calls: [(name: String, file: Watched)] = []
    /// As the program names them.
    fileprivate(set) var phases: [String] = []

    func count(_ name: String, of file: Watched) -> Int {
      calls.count { $0.name == name && $0.file == file }
    }

    var reads: Int { count("pread64", of: .input) }

    /// Which of the log's synchronisations is the commit's: that after its last write.
    var commit: Int {
      let last = calls.lastIndex { $0.name == "pwrite64" && $0.file == .log } ?? 0
      return 1 + calls[..<last].count { $0.name == "fdatasync" && $0.file == .log }
    }
  }

  let session: Session
  /// The digest before the import.
  let before: String

  init() throws {
    let session = try Session()
    try session.begin()
    _ = try session.write(InterruptionImport.feed(50, "first"), to: "feed.xml")
    _ = try session.write(InterruptionImport.feed(600, "next"), to: Watched.input.rawValue)
    let first = try session.run("import", session.file("feed.xml"))
    try #require(first.status == 0, "\(first.stderr)")
    let before = try session.digest()
    try FileManager.default.copyItem(atPath: session.store, toPath: session.file("base"))
    self.session = session
    self.before = before
  }

  /// Illustrative activities, large enough for several reads and many pages.
  private static func feed(_ count: Int, _ version: String) -> String {
    let words = String(repeating: "what people said of peace ", count: 40)
    let activities = (1...count).map { number in
      let transactions = (1...5).map {
        """
        <transaction><transaction-type code="3"/><transaction-date iso-date="2024-01-01"/>
        <value value-date="2024-01-01">\(number).\($0)</value></transaction>
        """
      }
      return """
        <iati-activity default-currency="EUR"><iati-identifier>XX-EXAMPLE-\(number)</iati-identifier>
        <reporting-org ref="XX-EXAMPLE" type="21"><narrative>Example</narrative></reporting-org>
        <title><narrative>Dialogue \(number), \(version)</narrative></title>
        <description><narrative>\(words)</narrative></description>
        <activity-status code="2"/>\(transactions.joined())</iati-activity>
        """
    }
    return "<iati-activities version=\"2.03\">\(activities.joined())</iati-activities>"
  }

  /// Puts the store back to where every import begins.
  func reset() throws {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: session.store + suffix)
    }
    try FileManager.default.copyItem(atPath: session.file("base"), toPath: session.store)
  }

  /// The digest of the store, once every check of it has passed.
  func checkedDigest() throws -> String {
    let check = try session.object("store", "check", "--digest")
    #expect(check["ok"] as? Bool == true, "\(check)")
    return try #require(check["digest"] as? String)
  }

  /// Imports to the end.
  func watch() throws -> Trace {
    try reset()
    let calls = ["-e", "trace=pread64,pwrite64,fdatasync"]
    let result = try trace(calls + Watched.allCases.flatMap { ["-P", session.file($0.rawValue)] })
    try #require(result.status == 0, "\(result.stderr)")
    return try trace(of: result)
  }

  /// Kills the import as it makes a call for the given time.
  func kill(at call: String, of file: Watched, number: Int) throws -> Trace {
    try reset()
    // Injection counts what is traced alone: of the others only their files' names differ.
    let others: [String] = call == "fdatasync" ? ["pwrite64"] : []
    let result = try trace([
      "-P", session.file(file.rawValue), "-e", "trace=\(([call] + others).joined(separator: ","))",
      "-e", "inject=\(call):signal=KILL:when=\(number)",
    ])
    #expect(result.signal == SIGKILL, "\(call) \(number): \(result.stderr)")
    return try trace(of: result)
  }

  /// Kills the import once its file has been read so often; each later read of a round waits,
  /// so that there is time for it.
  func killWhileReading(afterReads count: Int) throws -> Trace {
    try reset()
    let result = try RunProcess.run(
      "sh",
      [
        "-c",
        """
        rm -f "$1" "$2"
        strace -f -y -o "$1" -P "$3" -e trace=pread64 \
          -e inject=pread64:delay_enter=200000:when=4+ \
          sh -c 'echo $$ > "$0"; exec "$BARAZA" import "$1" --feed feed' "$2" "$3" &
        until [ -f "$1" ] && [ "$(grep -c 'pread64(' "$1")" -ge "$0" ] \
          || ! kill -0 $!; do sleep 0.02; done
        kill -9 "$(cat "$2")"
        wait $!
        """, String(count), session.file("trace"), session.file("pid"), session.file("next.xml"),
      ], environment: session.environment.merging(["BARAZA_PROGRESS": "plain"]) { $1 })
    #expect(result.status == 128 + SIGKILL, "\(result.stderr)")
    return try trace(of: result)
  }

  private func trace(_ options: [String]) throws -> RunProcess {
    try RunProcess.run(
      "strace",
      ["-f", "-y", "-o", session.file("trace")] + options
        + [Session.program, "import", session.file("next.xml"), "--feed", "feed"],
      environment: session.environment.merging(["BARAZA_PROGRESS": "plain"]) { $1 })
  }

  /// Lines read `process call(number<path>, …`.
  private func trace(of result: RunProcess) throws -> Trace {
    var trace = Trace()
    let lines = try String(contentsOfFile: session.file("trace"), encoding: .utf8)
    for line in lines.split(separator: "\n") {
      let parts = line.drop { $0.isNumber || $0 == " " }.split(separator: "(", maxSplits: 1)
      guard parts.count == 2,
        let path = parts[1].split(separator: "<", maxSplits: 1).dropFirst().first?
          .prefix(while: { $0 != ">" }),
        let file = Watched.allCases.first(where: { path.hasSuffix("/\($0.rawValue)") })
      else { continue }
      trace.calls.append((String(parts[0]), file))
    }
    trace.phases = result.stderr.split(separator: "\n").compactMap { line in
      line.hasPrefix("phase: ") ? String(line.dropFirst(7)) : nil
    }
    return trace
  }
}
