import Foundation

/// A part of a form: a field, or a file of one.
struct MultipartPart: Equatable {
  let field: String
  /// As the browser calls it; nil for a field that is no file.
  let fileName: String?

  /// - Parameter head: the lines before it, without the empty one.
  init(head: some Sequence<UInt8>) throws(BodyFailure) {
    guard let text = String(validating: Array(head), as: UTF8.self) else {
      throw .broken("the head of a part is not UTF-8")
    }
    var disposition: Substring?
    for line in text.components(separatedBy: "\r\n") {
      guard !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }),
        let colon = line.firstIndex(of: ":"), line.first?.isWhitespace == false
      else { throw .broken("the head of a part has a line that is none") }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      switch line[..<colon].lowercased() {
      case "content-disposition":
        guard disposition == nil else { throw .broken("a part is named twice") }
        disposition = value
      case "content-transfer-encoding" where value.lowercased() != "binary":
        throw .broken("a part is encoded")
      default: break
      }
    }
    guard let disposition,
      let found = disposition.wholeMatch(
        of: /form-data\s*;\s*name="([^"]*)"(?:\s*;\s*filename="([^"]*)")?/)
    else { throw .broken("a part is not named as browsers name it") }
    field = MultipartPart.plain(found.1)
    fileName = found.2.map(MultipartPart.plain)
  }

  /// Browsers write these three, and no others, as the HTML standard has them.
  private static func plain(_ text: Substring) -> String {
    String(text).replacing("%22", with: "\"").replacing("%0D", with: "\r")
      .replacing("%0A", with: "\n")
  }
}
