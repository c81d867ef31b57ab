import Foundation
import Kernel
import XML

/// A drawing as the house's own XML reader sees it, and what is wrong with it.
struct SVGReading {
  static let known: Set<String> = [
    "svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text", "g",
  ]
  static let attributes: Set<String> = [
    "class", "role", "aria-labelledby", "viewBox", "width", "height", "font-family", "font-size",
    "id", "x", "y", "d", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray",
    "stroke-linejoin", "stroke-linecap", "paint-order", "opacity", "rx", "cx", "cy", "r",
    "text-anchor", "font-weight", "transform", "patternUnits", "patternTransform", "vector-effect",
  ]

  private(set) var elements: Set<String> = []
  private(set) var faults: [String] = []
  /// What stands in `text`, without titles within.
  private(set) var texts: [String] = []
  private(set) var titles: [String] = []

  /// - Throws: where it is not well formed.
  init(_ svg: String) throws {
    let parser = XMLPushParser(limits: .standard, file: "drawing.svg")
    let reader = Reader()
    parser.begin(handler: reader)
    try Array(svg.utf8).withUnsafeBytes { try parser.feed($0) }
    try parser.finish()
    elements = reader.elements
    texts = reader.texts
    titles = reader.titles
    faults = reader.faults
    let ids = Set(reader.ids)
    if ids.count != reader.ids.count { faults.append("an id is used twice") }
    faults += reader.references.filter { !ids.contains($0) }.map { "#\($0) is not there" }
  }

  private final class Reader: XMLHandler {
    var elements: Set<String> = []
    var faults: [String] = []
    var texts: [String] = []
    var titles: [String] = []
    var ids: [String] = []
    var references: [String] = []
    private var path: [String] = []
    private var right = 0.0

    func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
      let name = "\(name)"
      elements.insert(name)
      path.append(name)
      var values: [String: String] = [:]
      for attribute in attributes { values["\(attribute.name)"] = attribute.string }
      for (key, value) in values {
        if !SVGReading.attributes.contains(key) { faults.append("\(name) has \(key)") }
        if key == "fill" || key == "stroke" { checkPaint(value) }
      }
      if let id = values["id"] { ids.append(id) }
      if name == "svg" {
        // Only the map lies in a space of its own.
        if path.count == 1 {
          if values["role"] != "img" { faults.append("no role") }
          references += values["aria-labelledby"]?.split(separator: " ").map(String.init) ?? []
          right = Double(values["width"] ?? "") ?? 0
        }
      } else if name == "rect", path == ["svg", "rect"] {
        let x = Double(values["x"] ?? "0") ?? -1
        let width = Double(values["width"] ?? "") ?? -1
        let height = Double(values["height"] ?? "") ?? -1
        if width < 0 || height < 0 { faults.append("a rect of negative size") }
        if right >= 240, x < -0.01 || x + width > right + 0.01 {
          faults.append("a rect at \(x) to \(x + width) of \(right)")
        }
      }
      if name == "text" { texts.append("") }
      if name == "title" { titles.append("") }
    }

    func endElement() { path.removeLast() }

    func text(_ bytes: UnsafeRawBufferPointer) {
      let text = String(decoding: bytes, as: UTF8.self)
      if path.last == "text" { texts[texts.count - 1] += text }
      if path.last == "title" { titles[titles.count - 1] += text }
    }

    private func checkPaint(_ value: String) {
      if value.hasPrefix("url(#"), value.hasSuffix(")") {
        references.append(String(value.dropFirst(5).dropLast()))
      } else if value != "none", value.wholeMatch(of: /#[0-9a-f]{6}/) == nil {
        faults.append("paint \(value)")
      }
    }
  }
}
