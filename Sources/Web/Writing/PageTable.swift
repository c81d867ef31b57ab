import Kernel

/// Rows that a page lists: a table for people, and a CSV file of the same.
struct PageTable: Sendable {
  struct Column: Sendable {
    enum Kind: Sendable { case text, number, code, day }

    /// Its name in CSV, and in addresses where it sorts.
    let key: String
    let title: String
    var kind = Kind.text
    var sorts = false

    init(_ key: String, _ title: String, _ kind: Kind = .text, sorts: Bool = false) {
      self.key = key
      self.title = title
      self.kind = kind
      self.sorts = sorts
    }
  }

  struct Cell: Sendable {
    /// As it is in CSV.
    var value: String?
    /// As people read it; nil for the value as it is.
    var text: String?
    var link: String?
    /// A smaller second line.
    var note: String?
    /// Whether it says that there is nothing.
    var isAbsent = false
    /// A state that is told by colour too: `bad`, `warn`, `good`, `plain`.
    var tone: String?

    init(
      _ value: String?, text: String? = nil, link: String? = nil, note: String? = nil,
      isAbsent: Bool = false, tone: String? = nil
    ) {
      self.value = value
      self.text = text
      self.link = link
      self.note = note
      self.isAbsent = isAbsent
      self.tone = tone
    }

    /// What people read.
    var shown: String { text ?? value ?? "" }
  }

  let columns: [Column]
  let rows: [[Cell]]
  /// For those who cannot see the heading above it.
  var caption: String
  /// Whether each row stands as a card where there is little room: for long texts.
  var stacks = false

  init(_ caption: String, _ columns: [Column], _ rows: [[Cell]]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}
