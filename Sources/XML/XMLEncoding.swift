import Kernel

/// The encodings that are read. All others are refused: libxml2 with iconv would
/// take UTF-7, in which `<` can be hidden.
enum XMLEncoding: Equatable {
  case utf8
  case utf16(bigEndian: Bool)
  case latin1
  case windows1252

  /// The encoding that an XML declaration names, `nil` if it is not read. (Which byte
  /// comes first in UTF-16, the first bytes tell, not the name.)
  init?(declared name: String) {
    switch name.uppercased() {
    case "UTF-8", "UTF8", "US-ASCII", "ASCII": self = .utf8
    case "UTF-16", "UTF16", "UTF-16BE": self = .utf16(bigEndian: true)
    case "UTF-16LE": self = .utf16(bigEndian: false)
    case "ISO-8859-1", "ISO8859-1", "ISO_8859-1", "LATIN1", "LATIN-1": self = .latin1
    case "WINDOWS-1252", "CP1252", "CP-1252": self = .windows1252
    default: return nil
    }
  }
}

/// What the first bytes of a document tell before any parser sees them.
struct XMLHead {
  /// Enough for any XML declaration.
  static let length = 1024

  let encoding: XMLEncoding
  /// The length of the byte order mark, which is not content.
  let markLength: Int

  /// Whether `bytes` suffice: the first `>` ends the XML declaration, if there is one.
  static func isComplete(_ bytes: [UInt8]) -> Bool {
    bytes.count >= length || (bytes.count >= 4 && bytes.contains(UInt8(ascii: ">")))
  }

  /// - Throws: ``XMLFailure`` if this is not XML, or in an encoding that is not read.
  init(_ bytes: [UInt8], at place: Place) throws {
    let (family, mark) = try Self.family(bytes, at: place)
    let start = Self.asciiText(bytes.dropFirst(mark), family)
    try Self.checkIsXML(start, at: place)
    markLength = mark
    guard let name = Self.declaredEncoding(in: start) else {
      encoding = family ?? .utf8
      return
    }
    guard let declared = XMLEncoding(declared: name) else {
      throw XMLFailure(
        "xml.encoding", at: place, "The file is in the encoding “\(name)”, which is not read.",
        remedy: "Save it as UTF-8 (UTF-16, ISO-8859-1 and windows-1252 are read too).")
    }
    // A byte order mark is a fact, a declaration only a claim.
    if family == nil, case .utf16 = declared {
      throw XMLFailure(
        "xml.encoding", at: place, "The file says that it is \(name), but its bytes are not.",
        remedy: "Write encoding=\"UTF-8\" in the first line.")
    }
    encoding = family ?? declared
  }

  /// What the first four bytes prove; `nil` where the declaration decides.
  private static func family(
    _ bytes: [UInt8], at place: Place
  ) throws -> (XMLEncoding?, mark: Int) {
    let b = Array((bytes + [1, 1, 1, 1]).prefix(4))
    switch (b[0], b[1], b[2], b[3]) {
    case (0xEF, 0xBB, 0xBF, _): return (.utf8, 3)
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0, 0, 0, 0x3C), (0x3C, 0, 0, 0),
      (0x4C, 0x6F, 0xA7, 0x94):
      throw XMLFailure(
        "xml.encoding", at: place, "The file is in UTF-32 or EBCDIC, which are not read.",
        remedy: "Save it as UTF-8.")
    case (0xFF, 0xFE, _, _): return (.utf16(bigEndian: false), 2)
    case (0xFE, 0xFF, _, _): return (.utf16(bigEndian: true), 2)
    case (0x3C, 0, _, 0): return (.utf16(bigEndian: false), 0)
    case (0, 0x3C, 0, _): return (.utf16(bigEndian: true), 0)
    default: return (nil, 0)
    }
  }

  /// The first bytes as text without leading blanks; what is not ASCII is `?`.
  private static func asciiText(_ bytes: ArraySlice<UInt8>, _ family: XMLEncoding?) -> Substring {
    var bytes = Array(bytes)
    if case .utf16(let bigEndian) = family {
      bytes = stride(from: 0, to: bytes.count - 1, by: 2).map {
        let (high, low) = bigEndian ? (bytes[$0], bytes[$0 + 1]) : (bytes[$0 + 1], bytes[$0])
        return high == 0 ? low : 0xFF
      }
    }
    let text = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
    return text.drop { $0.isWhitespace }
  }

  private static func checkIsXML(_ start: Substring, at place: Place) throws {
    let low = start.lowercased()
    if start.isEmpty {
      throw XMLFailure(
        "xml.file.empty", at: place, "The file is empty.", remedy: "Fetch or export it again.")
    }
    if low.hasPrefix("{") || low.hasPrefix("[") {
      throw XMLFailure(
        "xml.notXML.json", at: place, "The file holds JSON, not XML.",
        remedy: "Fetch the XML form of the data.")
    }
    if low.hasPrefix("<!doctype html") || low.hasPrefix("<html") {
      throw XMLFailure.html(at: place)
    }
    if low.hasPrefix("pk\u{3}\u{4}") {
      throw XMLFailure(
        "xml.notXML.zip", at: place, "The file is a ZIP archive or a spreadsheet, not XML.",
        remedy: "Unpack it, and take the XML file inside.")
    }
    if !low.hasPrefix("<") {
      throw XMLFailure(
        "xml.notXML", at: place, "The file does not begin like XML (with “<”).",
        remedy: "Check that this is the right file, or fetch it again.")
    }
  }

  private static func declaredEncoding(in start: Substring) -> String? {
    guard start.hasPrefix("<?xml"), let end = start.firstRange(of: "?>"),
      let key = start[..<end.lowerBound].firstRange(of: "encoding")
    else { return nil }
    let value = start[key.upperBound..<end.lowerBound].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}

extension XMLFailure {
  /// A web page was saved in place of the data: mostly an error or a login page.
  static func html(at place: Place) -> XMLFailure {
    XMLFailure(
      "xml.notXML.html", at: place, "The file holds a web page (HTML), not data.",
      remedy: "Open its address in a browser, and fetch the XML file itself.")
  }
}
