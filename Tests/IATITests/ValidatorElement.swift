import TestSupport

/// An element that a test can change.
final class ValidatorElement {
  enum Content {
    case text(String)
    case element(ValidatorElement)
  }

  var name: String
  var attributes: [(name: String, value: String)]
  var content: [Content]

  init(
    _ name: String, _ attributes: [(name: String, value: String)] = [], _ content: [Content] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.content = content
  }

  func copy() -> ValidatorElement {
    ValidatorElement(
      name, attributes,
      content.map {
        switch $0 {
        case .text: $0
        case .element(let element): .element(element.copy())
        }
      })
  }

  /// It and all elements in it.
  var all: [ValidatorElement] {
    content.reduce(into: [self]) {
      if case .element(let element) = $1 { $0 += element.all }
    }
  }

  var xml: String {
    let attributes = attributes.map { " \($0.name)=\"\(ValidatorElement.escaped($0.value))\"" }
    let content = content.map {
      switch $0 {
      case .text(let text): ValidatorElement.escaped(text)
      case .element(let element): element.xml
      }
    }
    return "<\(name)\(attributes.joined())>\(content.joined())</\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
  }
}
