import Disclosure
import Kernel

/// What was asked of a page, checked against its address.
struct PageQuestion: Sendable {
  let address: PageAddress
  /// What the path names.
  let subjects: [String: String]
  /// Only what is not empty.
  let values: [String: String]
  let today: CalendarDate
  /// Whoever runs the program reads as its command line does.
  let audience = Audience.internal

  /// Which rows of a list are asked for: a part of all of them; nil for its page.
  var window: Range<Int>?
  /// What is kept of totals.
  let kept: KeptFigures

  /// What is being imported, and by whom.
  let desk: ImportDesk
  /// Who asks; see ``Sessions/key(of:)``. Pages that are kept for all must not look at it.
  let session: [UInt8]

  init(
    _ address: PageAddress, subjects: [String: String], fields: [(name: String, value: String)],
    today: CalendarDate, kept: KeptFigures, desk: ImportDesk, session: [UInt8]
  ) throws(QuestionFailure) {
    let values = try Parameter.checked(fields, address.parameters)
    self.address = address
    self.kept = kept
    self.desk = desk
    self.session = session
    self.subjects = subjects
    self.values = values
    self.today = values["today"].flatMap { CalendarDate($0) } ?? today
  }

  func subject(_ name: String) -> String { subjects[name] ?? "" }
  subscript(name: String) -> String? { values[name] }
  func number(_ name: String) -> Int? { values[name].flatMap { Int($0) } }
  /// What it selects by: the empty text, which means not stated, where “-” is asked for.
  func selected(_ name: String) -> String? { values[name].map { $0 == "-" ? "" : $0 } }
  func isSet(_ name: String) -> Bool { values[name] != nil }

  /// Where its page begins in a list, counted from 0.
  func offset(pages size: Int) -> Int {
    window?.lowerBound ?? ((number("page") ?? 1) - 1) * size
  }

  /// How many rows it has.
  func limit(pages size: Int) -> Int { window?.count ?? size }

  /// The path with what it names.
  var path: String {
    subjects.reduce(address.path) {
      $0.replacing("{\($1.key)}", with: PageLink.encoded($1.value))
    }
  }

  /// The same question with some values changed; nil takes one away.
  func link(to path: String? = nil, _ changes: [String: String?] = [:]) -> String {
    var values = values
    for (name, value) in changes { values[name] = value }
    return PageLink.to(path ?? self.path, values)
  }
}
