/// What an element may hold, by the official schema.
struct SchemaType: Sendable {
  enum Content: Sendable, Equatable {
    case elements
    /// Elements and text.
    case mixed
    /// Whatever it is, known elements in it are checked.
    case anything
    /// Text of a type.
    case value(SchemaValue)
  }

  struct Attribute: Sendable {
    /// The number of its name in the table.
    let name: Int
    let value: SchemaValue
    let isRequired: Bool
  }

  /// A place in the order of what an element holds. Where the order is free, all that
  /// may stand there is one step that repeats.
  struct Step: Sendable {
    /// The names that may stand here, with the number of their type.
    let elements: [(name: Int, type: Int)]
    /// Whether elements of other namespaces may stand here.
    let takesOthers: Bool
    let isRequired: Bool
    let repeats: Bool

    func type(of name: Int) -> Int? { elements.first { $0.name == name }?.type }
  }

  let content: Content
  let takesOtherAttributes: Bool
  let attributes: [Attribute]
  let steps: [Step]

  /// Whether a step may come again after one of other namespaces that follows it.
  ///
  /// By the letter of XSD it may not. libxml2, to which publishers are held, lets two
  /// steps that repeat, the second of other namespaces, stand in any order.
  func mixes(_ step: Int, with others: Int, seen: UInt64) -> Bool {
    step == others - 1 && steps[step].repeats && steps[others].takesOthers
      && (!steps[step].isRequired || seen & 1 << step != 0)
  }

  /// What a foreign element may be.
  static let anything = SchemaType(
    content: .anything, takesOtherAttributes: true, attributes: [], steps: [])
}
