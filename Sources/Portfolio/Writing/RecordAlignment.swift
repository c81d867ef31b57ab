import IATI

/// Which rows of a new version are the old ones: equal rows keep their ids,
/// repeated ones in order, then rows with one unique equal `ref`.
struct RecordAlignment {
  /// For each row of the new version, the id that it keeps; 0 where it has none.
  private(set) var ids: [Int64]
  /// For each row of the new version, whether the store has it just so.
  private var same: [Bool]
  /// The stable rows of the old version that the new one lacks, children first.
  private(set) var vanished: [(kind: RecordKind, id: Int64)] = []
  /// What changed, for people: columns of the activity, and kinds of row.
  private(set) var changes: [RecordChange] = []

  init(old: RecordLoader.Loaded, new: RecordBuffer) {
    ids = Array(repeating: 0, count: new.rowCount)
    same = Array(repeating: false, count: new.rowCount)
    if !old.ids.isEmpty { ids[0] = old.ids[0] }
    compareRoots(old.buffer, new)
    for kind in RecordKind.allCases
    where !kind.isRoot && RecordTable.of(kind).root == new.rootKind {
      if kind.hasStableID {
        align(kind, old, new)
      } else {
        compare(kind, old.buffer, new)
      }
    }
    vanished.reverse()
  }

  /// Whether a row with an id stands in the store with the same values, parent and place.
  func isSame(_ row: Int) -> Bool { same[row] }

  private mutating func compareRoots(_ old: RecordBuffer, _ new: RecordBuffer) {
    guard old.rowCount > 0 else { return }
    for (index, column) in RecordTable.of(new.rootKind).columns.enumerated()
    where old.value(row: 0, column: index) != new.value(row: 0, column: index) {
      changes.append(RecordChange(field: column.name))
    }
  }

  private mutating func align(
    _ kind: RecordKind, _ old: RecordLoader.Loaded, _ new: RecordBuffer
  ) {
    var free: [RowKey: [Int]] = [:]
    for row in old.buffer.places(of: kind).reversed() {
      free[key(of: row, in: old.buffer, parents: old.ids), default: []].append(row)
    }
    var unmatched: [Int] = []
    for row in new.places(of: kind) {
      let key = key(of: row, in: new, parents: ids)
      if let match = free[key]?.popLast() {
        ids[row] = old.ids[match]
        same[row] = old.buffer.row(match).ordinal == new.row(row).ordinal
      } else {
        unmatched.append(row)
      }
    }
    var left = free.values.joined().sorted()
    let changed = matchByRef(kind, old, new, &unmatched, &left)
    vanished += left.map { (kind, old.ids[$0]) }
    guard changed + left.count + unmatched.count > 0 else { return }
    changes.append(
      RecordChange(
        field: kind.rawValue, added: unmatched.count, changed: changed, removed: left.count))
  }

  /// Rows whose `ref` stands once on either side are the same row, changed.
  private mutating func matchByRef(
    _ kind: RecordKind, _ old: RecordLoader.Loaded, _ new: RecordBuffer, _ unmatched: inout [Int],
    _ left: inout [Int]
  ) -> Int {
    guard let column = Standard.iati.column("ref", of: kind) else { return 0 }
    func unique(_ rows: [Int], in buffer: RecordBuffer) -> [String: Int] {
      var found: [String: Int] = [:]
      var repeated: Set<String> = []
      for row in rows {
        guard let ref = buffer.string(row: row, column: column) else { continue }
        if found.updateValue(row, forKey: ref) != nil { repeated.insert(ref) }
      }
      return found.filter { !repeated.contains($0.key) }
    }
    let before = unique(left, in: old.buffer)
    let after = unique(unmatched, in: new)
    let refs = after.keys.filter { before[$0] != nil }
    for ref in refs { ids[after[ref]!] = old.ids[before[ref]!] }
    let matchedAfter = Set(refs.compactMap { after[$0] })
    let matchedBefore = Set(refs.compactMap { before[$0] })
    unmatched.removeAll { matchedAfter.contains($0) }
    left.removeAll { matchedBefore.contains($0) }
    return refs.count
  }

  /// Rows without ids of their own: only whether their list is another.
  private mutating func compare(_ kind: RecordKind, _ old: RecordBuffer, _ new: RecordBuffer) {
    func keys(_ buffer: RecordBuffer) -> [RowKey] {
      buffer.places(of: kind).map { row in
        let parent = Int(buffer.row(row).parent)
        return RowKey(
          parent: Int64(buffer.row(parent).ordinal) << 8 | Int64(buffer.row(parent).kind),
          values: values(of: row, in: buffer))
      }
    }
    if keys(old) != keys(new) { changes.append(RecordChange(field: kind.rawValue)) }
  }

  /// What makes two rows equal: their values, and the same parent.
  private struct RowKey: Hashable {
    let parent: Int64
    let values: [String?]
  }

  private func key(of row: Int, in buffer: RecordBuffer, parents: [Int64]) -> RowKey {
    RowKey(parent: parents[Int(buffer.row(row).parent)], values: values(of: row, in: buffer))
  }

  private func values(of row: Int, in buffer: RecordBuffer) -> [String?] {
    RecordTable.of(buffer.kind(of: row)).columns.indices.map { buffer.string(row: row, column: $0) }
  }
}

/// A field of an activity that a new version changes: a column, or the rows of
/// one kind and, where they keep ids, how many of them.
public struct RecordChange: Hashable, Sendable, CustomStringConvertible {
  public let field: String
  public var added = 0
  public var changed = 0
  public var removed = 0

  public var description: String {
    let counts = [(added, "added"), (changed, "changed"), (removed, "removed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return counts.isEmpty ? field : "\(field) (\(counts.joined(separator: ", ")))"
  }
}
