import Crypto
import Foundation
import Storage

/// The file that holds the vault's keys, apart from the store and its backups.
///
/// It holds every key that a store's values, and older backups of it, were encrypted with; the
/// store knows which one is in use. Several stores may share a file.
public struct KeyFile: Sendable {
  /// Where it lies.
  public let path: String
  private var file: PrivateFile { PrivateFile(path: path) }

  public init(path: String) { self.path = path }

  /// Whether there is such a file.
  public var exists: Bool { file.exists }

  /// Where the file lies: `BARAZA_KEYS`, else in the user's configuration folder.
  ///
  /// By the XDG Base Directory Specification, which has relative paths ignored.
  public init(environment: [String: String]) {
    if let path = environment["BARAZA_KEYS"], !path.isEmpty {
      self.init(path: path)
      return
    }
    let named = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let folder =
      named
      ?? "\(home ?? FileManager.default.homeDirectoryForCurrentUser.path)/.config"
    self.init(path: "\(folder)/baraza/vault.key")
  }

  /// The keys, each by its id. Throws ``VaultFailure`` for a file that is missing, that others
  /// may read, or that is damaged.
  func keys() throws -> [VaultKey.ID: VaultKey] {
    guard let text = try file.text() else { throw VaultFailure.keyFileMissing(path: path) }
    return try Dictionary(
      KeyFileText.read(text, path).keys.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  /// Adds a new random key, and makes the file where there is none.
  func addKey() throws -> VaultKey {
    let key = VaultKey()
    try change { text in
      text.lines.append(KeyFileText.Line(key: key, since: UTCTime.now()))
    }
    return key
  }

  func remove(_ ids: Set<VaultKey.ID>) throws {
    try change { text in text.lines.removeAll { ids.contains($0.key.id) } }
  }

  private func change(_ body: (inout KeyFileText) -> Void) throws {
    try file.replace { old in
      var text = try old.map { try KeyFileText.read($0, path) } ?? KeyFileText()
      body(&text)
      return text.written
    }
  }

  /// What was erased, listed beside the keys.
  public var erased: ErasedValues { ErasedValues(path: path + ".erased") }
}

extension KeyFile {
  /// Whether it would lie in the folder of a store.
  func isBeside(_ store: String) -> Bool {
    let folder = { (path: String) in
      URL(filePath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
    }
    return folder(path) == folder(store)
  }
}
