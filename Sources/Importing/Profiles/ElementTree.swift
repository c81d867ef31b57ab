import XML

/// The elements of one record, flat and in document order: an element's
/// descendants follow it up to `end`, and its text with all theirs is one slice.
struct ElementTree {
  struct Element {
    /// The number of the name in the profile; -1 for one that no path names.
    let name: Int
    let line: Int
    let attributes: Range<Int>
    let text: Int
    /// One after the last descendant, and the end of the text; 0 while it is open.
    var end = 0
    var textEnd = 0
  }

  struct Attribute {
    let name: Int
    let value: String
  }

  private(set) var elements: [Element] = []
  private var attributes: [Attribute] = []
  private var text: [UInt8] = []
  private var open: [Int] = []

  /// About how much memory the record takes.
  var size: Int { text.count + elements.count * MemoryLayout<Element>.stride + attributeBytes }
  private var attributeBytes = 0

  mutating func removeAll() {
    elements.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    attributeBytes = 0
  }

  mutating func begin(_ name: Int, line: Int, attributes added: [Attribute]) {
    let first = attributes.count
    attributes += added
    attributeBytes += added.reduce(0) { $0 + $1.value.utf8.count + 32 }
    open.append(elements.count)
    elements.append(
      Element(name: name, line: line, attributes: first..<attributes.count, text: text.count))
  }

  /// Ends the innermost element; true where that was the record itself.
  mutating func end() -> Bool {
    let element = open.removeLast()
    elements[element].end = elements.count
    elements[element].textEnd = text.count
    return open.isEmpty
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    text += bytes
  }

  /// The text of an element and all within it, white space trimmed and joined.
  func text(of element: Int) -> String {
    let bytes = text[elements[element].text..<elements[element].textEnd]
    let words = bytes.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
  }

  func attributes(of element: Int) -> ArraySlice<Attribute> {
    attributes[elements[element].attributes]
  }

  /// The first element that the steps lead to, in document order.
  func first(at steps: ArraySlice<Int>, from start: Int) -> Int? {
    guard let step = steps.first else { return start }
    var child = start + 1
    while child < elements[start].end {
      if elements[child].name == step, let found = first(at: steps.dropFirst(), from: child) {
        return found
      }
      child = elements[child].end
    }
    return nil
  }

  /// All elements that the steps lead to, in document order.
  func elements(at steps: ArraySlice<Int>, from start: Int) -> [Int] {
    guard let step = steps.first else { return [start] }
    var found: [Int] = []
    var child = start + 1
    while child < elements[start].end {
      if elements[child].name == step {
        found += elements(at: steps.dropFirst(), from: child)
      }
      child = elements[child].end
    }
    return found
  }
}
