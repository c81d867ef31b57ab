import TestSupport

@testable import IATI

/// Makes documents that the table calls valid, and spoils them.
struct ValidatorDocuments {
  let version: StandardVersion
  let root: String
  private let table = SchemaTable.iati
  private let schema: SchemaTable.Schema
  private let names: [String]

  init?(_ version: StandardVersion, root: String) {
    guard let schema = SchemaTable.iati.schema(version, root: root) else { return nil }
    self.version = version
    self.root = root
    self.schema = schema
    names = table.names.dropFirst().filter { !$0.contains(":") }
  }

  /// A document of the elements and attributes that the schema knows, at random.
  func valid(_ random: inout some RandomNumberGenerator) -> ValidatorElement {
    let number = table.names.firstIndex(of: root) ?? 0
    let element = element(root, schema.elements[number] ?? 0, &random)
    element.attributes = element.attributes.filter { $0.name != "version" }
    element.attributes.insert(("version", version.rawValue), at: 0)
    element.attributes.append(("xmlns:x", "urn:x"))
    return element
  }

  private func element(
    _ name: String, _ type: Int, _ random: inout some RandomNumberGenerator
  ) -> ValidatorElement {
    let type = table.types[type]
    let element = ValidatorElement(name)
    for attribute in type.attributes where attribute.isRequired || chance(0.3, &random) {
      element.attributes.append(
        (table.names[attribute.name], good(attribute.value, &random)))
    }
    if type.takesOtherAttributes, chance(0.05, &random) {
      element.attributes.append(("x:note", "any"))
    }
    switch type.content {
    case .value(let value): element.content = [.text(good(value, &random))]
    case .mixed, .anything: element.content = [.text(good(.string, &random))]
    case .elements: break
    }
    for step in type.steps where step.isRequired || chance(0.25, &random) {
      let count = step.elements.count > 1 ? 4 : 2
      for _ in 0..<(step.repeats ? Int.random(in: 1...count, using: &random) : 1) {
        element.content.append(.element(child(of: step, &random)))
      }
    }
    return element
  }

  private func child(
    of step: SchemaType.Step, _ random: inout some RandomNumberGenerator
  ) -> ValidatorElement {
    guard let one = step.elements.randomElement(using: &random),
      !step.takesOthers || chance(0.9, &random)
    else { return foreign(&random) }
    return element(table.names[one.name], one.type, &random)
  }

  /// An element of another namespace, sometimes with something of IATI's in it.
  private func foreign(_ random: inout some RandomNumberGenerator) -> ValidatorElement {
    let element = ValidatorElement("x:note", [], [.text("text")])
    if chance(0.3, &random), let global = schema.elements.randomElement(using: &random) {
      let inner = self.element(table.names[global.key], global.value, &random)
      if inner.all.count < 20 { element.content.append(.element(inner)) }
    }
    if chance(0.2, &random), let global = schema.attributes.randomElement(using: &random) {
      element.attributes.append((table.names[global.key], good(global.value, &random)))
    }
    return element
  }

  private func good(_ value: SchemaValue, _ random: inout some RandomNumberGenerator) -> String {
    (ValidatorDocuments.good[value] ?? ["text"]).randomElement(using: &random) ?? "text"
  }

  private func chance(_ share: Double, _ random: inout some RandomNumberGenerator) -> Bool {
    Double.random(in: 0..<1, using: &random) < share
  }

  static let good: [SchemaValue: [String]] = [
    .decimal: ["1", " -1250.50 ", "+.5", "7.", "\n480189.086148\n"],
    .integer: ["0", "-12"], .int: ["1", "-4"], .nonNegativeInteger: ["0", " 3"],
    .positiveInteger: ["2011", "+1"], .boolean: ["true", " 0"],
    .date: ["2024-02-29", "2011-12-31Z", "12021-11-05", "2020-01-01+05:45"],
    .dateTime: ["2024-02-29T24:00:00", "2024-01-01T12:30:59.25Z", "2020-01-01T00:00:00-03:00"],
    .uri: ["https://example.org/a b?c#d", "", "../x", "mailto:a@example.org"],
    .language: ["en", "pt-BR"], .languageOrNone: ["", "EN", " sw "], .token: ["a-1"],
    .id: ["only-one"], .space: ["preserve"], .string: ["text", "", " नेपाल\n"],
  ]

  private static let odd = [
    "", " ", "text", "1", "0", "-1", "1.5", ".", "1,000", "12.5e3", "99999999999", " 2024-01-01",
    "2024-01-01", "2023-02-29", "2024-13-01", "01/02/2024", "0000-01-01", "2024-01-01Z",
    "2024-01-01T00:00:00", "2024-01-01T25:00:00", "2024-01-01 00:00:00", "TRUE", "true", "yes",
    "http://example.org/[a]", "http://example.org:x/", "100%", "a#b#c", "en_GB", "en", "12",
    "longerthan8letters", "two words", "é", "1234567890123456789012345", " 3 ",
  ]

  // MARK: Spoiling

  private static let kept = ["version", "xmlns:x"]

  /// Changes one thing; the root keeps its name and version.
  func spoil(_ root: ValidatorElement, _ random: inout some RandomNumberGenerator) {
    let elements = root.all
    guard let element = elements.randomElement(using: &random) else { return }
    let place = Int.random(in: 0...element.content.count, using: &random)
    let name = names.randomElement(using: &random) ?? "x"
    let odd = ValidatorDocuments.odd.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<14, using: &random) {
    case 0: if place < element.content.count { element.content.remove(at: place) }
    case 1:
      if place < element.content.count, case .element(let child) = element.content[place] {
        element.content.insert(.element(child.copy()), at: place)
      }
    case 2:
      if element.content.count > 1 {
        element.content.swapAt(0, Int.random(in: 1..<element.content.count, using: &random))
      }
    case 3: if element !== root { element.name = chance(0.2, &random) ? "x:\(name)" : name }
    case 4:
      if let index = element.attributes.indices.randomElement(using: &random),
        !ValidatorDocuments.kept.contains(element.attributes[index].name)
      {
        element.attributes.remove(at: index)
      }
    case 5: add((name, odd), to: element)
    case 6: add(("xml:lang", odd), to: element)
    case 7:
      add((["x:a", "xml:space", "xml:base"].randomElement(using: &random)!, odd), to: element)
    case 8, 9: damage(element, odd, &random)
    case 10:
      if let other = elements.randomElement(using: &random), place < element.content.count,
        case .element(let child) = element.content[place],
        !child.all.contains(where: { $0 === other })
      {
        element.content.remove(at: place)
        other.content.append(.element(child))
      }
    case 11: element.content.insert(.element(foreign(&random)), at: place)
    case 12: element.content.insert(.text(chance(0.5, &random) ? "\n\t " : odd), at: place)
    default: element.content = []
    }
  }

  private func add(_ attribute: (name: String, value: String), to element: ValidatorElement) {
    if !element.attributes.contains(where: { $0.name == attribute.name }) {
      element.attributes.append(attribute)
    }
  }

  private func damage(
    _ element: ValidatorElement, _ odd: String, _ random: inout some RandomNumberGenerator
  ) {
    let places = element.attributes.indices.filter {
      !ValidatorDocuments.kept.contains(element.attributes[$0].name)
    }
    if let index = places.randomElement(using: &random) {
      element.attributes[index].value = odd
    } else if let index = element.content.indices.randomElement(using: &random),
      case .text = element.content[index]
    {
      element.content[index] = .text(odd)
    }
  }
}
