import Foundation
import GRDB
import Storage

/// The list of erased values beside the key file, so that no backup brings them back.
///
/// A line is written before the erasure is committed: what was begun is carried through when the
/// vault is next opened. Nothing in it says who a person is.
public struct ErasedValues: ErasureList {
  /// One value, known by its mark in every backup that holds it.
  struct Entry: Codable, Hashable, Sendable {
    /// 32 hexadecimal digits.
    let mark: String
    let participant: Int64
    let field: VaultField
    let cause: ErasureCause
    /// UTC.
    let at: String
    let by: String
  }

  /// Where it lies.
  public let path: String
  private var file: PrivateFile { PrivateFile(path: path) }

  /// Throws ``VaultFailure`` for a list that others may read, or that is damaged.
  func entries() throws -> [Entry] { try parse(file.text()) }

  /// Adds what is not listed yet.
  func add(_ entries: [Entry]) throws {
    guard !entries.isEmpty else { return }
    try file.replace { old in
      let known = Set(try parse(old).map(\.mark))
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      let lines = try entries.filter { !known.contains($0.mark) }.map {
        String(decoding: try encoder.encode($0), as: UTF8.self) + "\n"
      }
      return (old ?? "") + lines.joined()
    }
  }

  /// Destroys what is listed, of what a backup brought back.
  public func apply(in changes: ChangeSet) throws {
    try Erasure.destroy(pending(in: changes.db), in: changes)
  }

  /// What is listed and nevertheless held.
  func pending(in db: Database) throws -> [Entry] {
    let held = Set(
      try Data.fetchAll(db, sql: "SELECT mark FROM vault_fields").map(\.hexadecimal))
    return try held.isEmpty ? [] : entries().filter { held.contains($0.mark) }
  }

  private func parse(_ text: String?) throws -> [Entry] {
    let lines = (text ?? "").split(separator: "\n")
    return try lines.enumerated().map { index, line in
      do {
        return try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
      } catch {
        throw VaultFailure.listDamaged(path: path, line: index + 1)
      }
    }
  }
}
