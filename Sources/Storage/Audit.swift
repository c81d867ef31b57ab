import Foundation
import GRDB

/// Walks the chains of revisions and tells what does not fit.
public enum Audit {
  /// A place where a chain does not hold.
  public struct Problem: Sendable, Hashable, Encodable, CustomStringConvertible {
    /// Nil where a finding belongs to no office's chain.
    public let office: Int?
    public let sequence: Int64?
    public let message: String

    public var description: String {
      guard let office, let sequence else { return message }
      return "office \(office), revision \(sequence): \(message)"
    }
  }

  /// Empty when every revision is there, in its order, and says what was sealed.
  public static func verify(_ db: Database) throws -> [Problem] {
    var problems: [Problem] = []
    var link = Link(office: nil)
    let heads = try heads(db)
    let revisions = try Revision.fetchCursor(
      db, sql: "SELECT * FROM revisions ORDER BY office, sequence")
    var seen: Set<Int> = []
    while let revision = try revisions.next() {
      if revision.office != link.office {
        problems += link.missingEnd(heads)
        link = Link(office: revision.office)
        seen.insert(revision.office)
      }
      problems += try link.follow(revision, in: db)
    }
    problems += link.missingEnd(heads)
    for office in heads.keys.sorted() where !seen.contains(office) {
      problems += Link(office: office).missingEnd(heads)
    }
    return problems + (try strayChanges(db))
  }

  private static func heads(_ db: Database) throws -> [Int: Head] {
    let rows = try Row.fetchAll(db, sql: "SELECT office, sequence, hash FROM chain_heads")
    return try Dictionary(
      rows.map { row in
        let head = try Head(sequence: row.decode(atIndex: 1), hash: row.decode(atIndex: 2))
        return (try row.decode(atIndex: 0), head)
      }, uniquingKeysWith: { $1 })
  }

  private static func strayChanges(_ db: Database) throws -> [Problem] {
    let stray = try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM revision_changes
        WHERE revision_id NOT IN (SELECT id FROM revisions)
        """)
    guard let stray, stray > 0 else { return [] }
    return [Problem(office: nil, sequence: nil, message: "\(stray) changes belong to no revision")]
  }

  struct Head {
    let sequence: Int64
    let hash: Data
  }
}

extension Audit {
  /// The last revision met on the way along one chain.
  private struct Link {
    let office: Int?
    var sequence: Int64 = 0
    var hash = RevisionSeal.origin

    init(office: Int?) { self.office = office }

    mutating func follow(_ revision: Revision, in db: Database) throws -> [Problem] {
      var messages: [String] = []
      if revision.sequence != sequence + 1 {
        messages.append("follows revision \(sequence): what lay between is missing")
      }
      if revision.previous != hash {
        messages.append("does not continue the revision before it")
      }
      if try RevisionSeal.payload(of: revision.id, in: db) != revision.payloadSHA256 {
        messages.append("its recorded changes are not those that were sealed")
      }
      let fresh = RevisionSeal.hash(
        office: revision.office, sequence: revision.sequence, at: revision.at,
        actor: revision.actor, reason: revision.reason, kind: revision.kind,
        payload: revision.payloadSHA256, previous: revision.previous)
      if fresh != revision.hash {
        messages.append("it does not say what was sealed")
      }
      sequence = revision.sequence
      hash = revision.hash
      return messages.map { Problem(office: office, sequence: sequence, message: $0) }
    }

    /// The chain must end where the store says that it ends.
    func missingEnd(_ heads: [Int: Head]) -> [Problem] {
      guard let office else { return [] }
      let head = heads[office]
      guard head?.sequence == sequence, head?.hash == hash else {
        let end = head.map { "revision \($0.sequence)" } ?? "no revision"
        return [
          Problem(office: office, sequence: sequence, message: "the chain should end with \(end)")
        ]
      }
      return []
    }
  }
}
