/// The rows of a buffer by the element that they stand in, in their order.
struct RecordTree {
  /// Where a row stands: below which row, as which element.
  struct Place: Hashable {
    var parent: Int
    var element: String
  }

  private static let roots = Standard.iati.roots.map {
    WrittenElement($0, in: .activity, standard: .iati)
  }
  private static let elements = WrittenElement.byKind(roots)

  private let buffer: RecordBuffer
  private var rows: [Place: [Int]] = [:]
  private(set) var translations: [Int: [Int]] = [:]
  private(set) var carried: [Int] = []

  init(_ buffer: RecordBuffer) {
    self.buffer = buffer
    for row in 0..<buffer.rowCount { add(row) }
    // Rows from a store come by kind, in any order of their elements.
    func isBefore(_ a: Int, _ b: Int) -> Bool { buffer.row(a).ordinal < buffer.row(b).ordinal }
    for place in rows.keys { rows[place]?.sort(by: isBefore) }
    for parent in translations.keys { translations[parent]?.sort(by: isBefore) }
    carried.sort(by: isBefore)
  }

  /// The element that a row is written as.
  func element(of row: Int) -> WrittenElement {
    let candidates = RecordTree.elements[Int(buffer.row(row).kind)]
    guard candidates.count > 1 else { return candidates[0] }
    return candidates.first { candidate in
      candidate.constants.allSatisfy { buffer.string(row: row, column: $0.column) == $0.value }
    } ?? candidates[0]
  }

  func rows(_ element: String, of parent: Int) -> [Int] {
    rows[Place(parent: parent, element: element)] ?? []
  }

  /// How many rows become elements, those of texts and carried parts left out.
  private(set) var recordCount = 0

  /// Adds a row of the buffer: among the others of its element, at `index` from
  /// 0, or last.
  mutating func add(_ row: Int, at index: Int = .max) {
    let parent = Int(buffer.row(row).parent)
    switch buffer.kind(of: row) {
    case .translation, .organisationTranslation: translations[parent, default: []].append(row)
    case .carried, .organisationCarried: carried.append(row)
    default:
      recordCount += 1
      let place = Place(parent: parent, element: element(of: row).name)
      rows[place, default: []].insert(row, at: min(index, rows[place]?.count ?? 0))
    }
  }

  /// All rows in the order in which they are written.
  var order: [Int] {
    var order: [Int] = []
    func visit(_ row: Int, _ element: WrittenElement) {
      order.append(row)
      order += translations[row] ?? []
      element.children.forEach { descend($0, row) }
    }
    func descend(_ element: WrittenElement, _ row: Int) {
      if element.record == nil {
        element.children.forEach { descend($0, row) }
      } else {
        rows(element.name, of: row).forEach { visit($0, element) }
      }
    }
    guard buffer.rowCount > 0 else { return [] }
    visit(0, element(of: 0))
    return order + carried
  }
}
