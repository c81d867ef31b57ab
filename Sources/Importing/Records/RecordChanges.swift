import GRDB
import Storage

/// The records that a change wrote, as a run lists them.
enum RecordChanges {
  private struct Key: Hashable {
    let table: String
    let record: Int64
  }

  static func list(of revision: Int64, in db: Database) throws -> [ImportOutcome.Change] {
    var places: [Key: Int] = [:]
    var list: [ImportOutcome.Change] = []
    var ranks: [Int] = []
    let changes = try RevisionChange.cursor(of: revision, in: db)
    while let change = try changes.next() {
      if change.table == RevisionChange.manifestTable { continue }
      let key = Key(table: change.table, record: change.record)
      let place = places[key] ?? list.count
      if place == list.count {
        guard list.count < ImportOutcome.listedChanges else { break }
        places[key] = place
        list.append(
          ImportOutcome.Change(
            identifier: "\(change.table) #\(change.record)", occurrence: 1, action: "changed",
            fields: [], table: change.table, record: change.record))
        ranks.append(RecordForm.keys.count)
      }
      if change.field == "id" {
        list[place].action = change.before.isNull ? "added" : "removed"
      } else if change.field != "revision_id", !list[place].fields.contains(change.field) {
        list[place].fields.append(change.field)
      }
      if let rank = RecordForm.keys.firstIndex(of: change.field), rank < ranks[place],
        let text = String.fromDatabaseValue(change.after.isNull ? change.before : change.after)
      {
        ranks[place] = rank
        list[place].identifier = text
      }
    }
    // A record that is new or gone is so as a whole.
    for place in list.indices where list[place].action != "changed" { list[place].fields = [] }
    return list
  }
}
