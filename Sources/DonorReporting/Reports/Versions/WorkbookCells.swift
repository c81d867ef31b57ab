import Foundation
import Spreadsheets
import XML

/// What the cells of a workbook hold, as its file writes them: to say where two workbooks differ.
struct WorkbookCells {
  /// A cell that differs.
  struct Difference: Equatable {
    /// As in `Costs, B7`.
    let cell: String
    let first: String
    let second: String
  }

  private typealias Cell = (reference: String, text: String)

  /// In the workbook's order.
  private var sheets: [(name: String, cells: [Cell])] = []

  /// Nil for what is no workbook, or one that cannot be read.
  init?(_ file: Data) {
    guard let parts = WorkbookParts.contents(of: file) else { return nil }
    do {
      let book = try WorkbookPart(parts["xl/workbook.xml"])
      let targets = try WorkbookPart(parts["xl/_rels/workbook.xml.rels"]).targets
      let strings = try WorkbookPart(parts["xl/sharedStrings.xml"] ?? []).strings
      for sheet in book.sheets {
        guard let target = targets[sheet.id] else { return nil }
        let part = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        sheets.append((sheet.name, try WorkbookPart(parts[part], strings: strings).cells))
      }
    } catch {
      return nil
    }
  }

  /// The cells that differ, sheet by sheet; an empty cell is like one that is not there.
  func differences(from other: WorkbookCells) -> [Difference] {
    let own = Set(sheets.map(\.name))
    let others = Dictionary(other.sheets.map { ($0.name, $0.cells) }) { first, _ in first }
    let further = other.sheets.filter { !own.contains($0.name) }
    return sheets.flatMap { Self.differences(of: $0.name, $0.cells, others[$0.name] ?? []) }
      + further.flatMap { Self.differences(of: $0.name, [], $0.cells) }
  }

  private static func differences(
    of sheet: String, _ first: [Cell], _ second: [Cell]
  ) -> [Difference] {
    let texts = Dictionary(second.map { ($0.reference, $0.text) }) { first, _ in first }
    let own = Set(first.map(\.reference))
    let pairs =
      first.map { ($0.reference, $0.text, texts[$0.reference] ?? "") }
      + second.filter { !own.contains($0.reference) }.map { ($0.reference, "", $0.text) }
    return pairs.filter { !$0.1.utf8.elementsEqual($0.2.utf8) }
      .map { Difference(cell: "\(sheet), \($0.0)", first: $0.1, second: $0.2) }
  }
}

/// One part of a workbook's file: the list of its sheets, where they lie, its texts, or a sheet.
private final class WorkbookPart: XMLHandler {
  private(set) var sheets: [(name: String, id: String)] = []
  /// Where a sheet lies, by its id.
  private(set) var targets: [String: String] = [:]
  private(set) var strings: [String] = []
  private(set) var cells: [(reference: String, text: String)] = []
  private let shared: [String]
  private var open: [String] = []
  private var text: [UInt8] = []
  private var reference = ""
  private var isShared = false

  private struct Missing: Error {}

  init(_ bytes: [UInt8]?, strings: [String] = []) throws {
    guard let bytes else { throw Missing() }
    shared = strings
    guard !bytes.isEmpty else { return }
    let parser = XMLPushParser()
    parser.begin(handler: self)
    try bytes.withUnsafeBytes { try parser.feed($0) }
    try parser.finish()
  }

  func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
    func value(_ local: String) -> String {
      attributes.first { String(cString: $0.local) == local }?.string ?? ""
    }
    let element = String(cString: name.local)
    open.append(element)
    switch element {
    case "sheet": sheets.append((value("name"), value("id")))
    case "Relationship": targets[value("Id")] = value("Target")
    case "si": text = []
    case "c":
      text = []
      reference = value("r")
      isShared = value("t") == "s"
    default: break
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    guard let element = open.last, ["v", "t", "f"].contains(element) else { return }
    text += bytes
  }

  func endElement() {
    let words = { String(decoding: self.text, as: UTF8.self) }
    switch open.popLast() {
    case "si": strings.append(words())
    case "c":
      let place = isShared ? Int(words()) : nil
      cells.append(
        (reference, place.map { shared.indices.contains($0) ? shared[$0] : "" } ?? words()))
    default: break
    }
  }
}
