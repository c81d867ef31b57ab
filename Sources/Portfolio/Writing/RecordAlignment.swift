import IATI
import Kernel

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
  private let describes: Bool

  /// - Parameter describes: whether changes say what stood and stands there: previews alone do.
  init(old: RecordLoader.Loaded, new: RecordBuffer, describes: Bool) {
    self.describes = describes
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
      var change = RecordChange(field: column.name)
      if describes {
        change.before = RecordAlignment.text(old, 0, index, column).map { [$0] } ?? []
        change.after = RecordAlignment.text(new, 0, index, column).map { [$0] } ?? []
      }
      changes.append(change)
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
    let (gone, come) = (left, unmatched)
    let changed = matchByRef(kind, old, new, &unmatched, &left)
    vanished += left.map { (kind, old.ids[$0]) }
    guard changed + left.count + unmatched.count > 0 else { return }
    var change = RecordChange(
      field: kind.rawValue, added: unmatched.count, changed: changed, removed: left.count)
    describe(&change, gone, of: old.buffer, come, of: new)
    changes.append(change)
  }

  private func describe(
    _ change: inout RecordChange, _ gone: [Int], of old: RecordBuffer, _ come: [Int],
    of new: RecordBuffer
  ) {
    guard describes else { return }
    func texts(_ rows: [Int], _ buffer: RecordBuffer) -> [String] {
      rows.prefix(RecordChange.listed).map { row in
        RecordTable.of(buffer.kind(of: row)).columns.enumerated().compactMap { index, column in
          RecordAlignment.text(buffer, row, index, column).map { "\(column.name) \($0)" }
        }.joined(separator: " · ")
      }
    }
    change.before = texts(gone, old)
    change.after = texts(come, new)
  }

  /// A value as people write it; nil where there is none.
  private static func text(
    _ buffer: RecordBuffer, _ row: Int, _ index: Int, _ column: Standard.Column
  ) -> String? {
    column.type == .decimal
      ? buffer.integer(row: row, column: index).map { FixedDecimal(millionths: $0).description }
      : buffer.string(row: row, column: index)
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
    let (before, after) = (keys(old), keys(new))
    guard before != after else { return }
    var change = RecordChange(field: kind.rawValue)
    describe(
      &change, RecordAlignment.lacking(old.places(of: kind), before, in: after), of: old,
      RecordAlignment.lacking(new.places(of: kind), after, in: before), of: new)
    changes.append(change)
  }

  /// The rows of one side that the other does not have.
  private static func lacking(_ rows: [Int], _ keys: [RowKey], in others: [RowKey]) -> [Int] {
    var free = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(rows, keys).compactMap { row, key in
      guard let count = free[key], count > 0 else { return row }
      free[key] = count - 1
      return nil
    }
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
  /// What stood there, where that is asked for: the value, or the first rows that go.
  public var before: [String] = []
  /// What will stand there: the value, or the first rows that come.
  public var after: [String] = []

  /// So many rows are listed.
  static let listed = 5

  /// What became of an activity or organisation from one version to another, with what stood there
  /// and what stands there.
  public static func list(from old: RecordBuffer, to new: RecordBuffer) -> [RecordChange] {
    RecordAlignment(
      old: RecordLoader.Loaded(version: old), new: new, describes: true
    ).changes
  }

  public var description: String {
    let counts = [(added, "added"), (changed, "changed"), (removed, "removed")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return counts.isEmpty ? field : "\(field) (\(counts.joined(separator: ", ")))"
  }
}
