import Foundation
import Glibc
import Kernel
import PluginProtocol
import Storage

/// The log of calls, beside the store: its owner alone may read it, and it forgets the oldest.
public struct PluginLog: Sendable {
  /// One call.
  public struct Entry: Codable, Sendable, Hashable {
    /// UTC.
    public let at: String
    public let plugin: String
    public let version: String
    public let hook: String
    public private(set) var milliseconds = 0
    /// Items that came.
    public private(set) var items = 0
    /// `done`, or the rule that was broken.
    public private(set) var ended = "done"
    public private(set) var message: String?
    /// The end of what the plugin wrote to standard error.
    public private(set) var stderr: String?

    init(_ plugin: Plugin, _ hook: Hook) {
      at = UTCTime.now()
      self.plugin = plugin.id
      version = plugin.manifest.version
      self.hook = hook.rawValue
    }

    mutating func take(_ outcome: ProcessOutcome, items: Int, masking secrets: SecretMask) {
      let parts = outcome.duration.components
      milliseconds = Int(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
      self.items = items
      let tail = secrets.masking(outcome.log.text)
      stderr = tail.isEmpty ? nil : String(tail.suffix(PluginLog.tail))
    }

    mutating func end(_ diagnostic: Diagnostic?) {
      ended = diagnostic?.rule ?? "plugin.stopped"
      message = diagnostic?.message
    }
  }

  /// Where the log of a store lies.
  public let path: String
  /// How large the log becomes, in bytes, and how much of it then stays.
  static let limit = 1 << 20
  /// Characters kept of standard error, a call.
  static let tail = 4_000

  public init(store: String) { path = store + ".plugins.log" }

  /// All entries, the oldest first.
  public func entries() throws -> [Entry] {
    guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
    let decoder = JSONDecoder()
    return bytes.split(separator: 0x0A).compactMap { try? decoder.decode(Entry.self, from: $0) }
  }

  /// Adds an entry. A log that cannot be written stops no call.
  func append(_ entry: Entry) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(entry) else { return }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX) == 0, let old = try? file.readToEnd() ?? Data() else { return }
    guard old.count + line.count >= PluginLog.limit else {
      try? file.write(contentsOf: line + [0x0A])
      return
    }
    let rest = old.suffix(PluginLog.limit / 2)
    let kept = rest.firstIndex(of: 0x0A).map { rest[($0 + 1)...] } ?? Data()
    try? file.truncate(atOffset: 0)
    try? file.seek(toOffset: 0)
    try? file.write(contentsOf: kept + line + [0x0A])
  }
}
