/// Reads bytes that are one JSON value by the letter of RFC 8259, in UTF-8, and without what readers
/// of JSON understand differently: a key twice in one object, a lone surrogate, a byte order mark.
///
/// Foundation's decoder takes the last of two equal keys and does not say where a text is wrong:
/// what programs of others write is read here.
public struct StrictJSON {
  /// How deep arrays and objects may stand in each other.
  public static let deepest = 64

  private static let digit = UInt8(ascii: "0")...UInt8(ascii: "9")

  private let bytes: UnsafeRawBufferPointer
  private var at = 0
  private var depth = 0
  /// Where the values of the outermost object's members lie.
  private var places: [String: Range<Int>] = [:]

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// - Throws: ``JSONFault``, the first one.
  public static func value(_ bytes: UnsafeRawBufferPointer) throws(JSONFault) -> JSONValue {
    var json = StrictJSON(bytes)
    return try json.whole()
  }

  /// Where in the bytes the value of each member of their object lies, so that it can be repeated as
  /// it was written; nil where they are no object.
  ///
  /// - Throws: ``JSONFault``
  public static func members(of bytes: [UInt8]) throws(JSONFault) -> [String: Range<Int>]? {
    let result = bytes.withUnsafeBytes { bytes in
      Result<[String: Range<Int>]?, JSONFault> { () throws(JSONFault) in
        var json = StrictJSON(bytes)
        if case .object = try json.whole() { return json.places }
        return nil
      }
    }
    return try result.get()
  }

  /// - Throws: ``JSONFault``
  public static func value(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    let result = bytes.withUnsafeBytes { bytes in
      Result<JSONValue, JSONFault> { () throws(JSONFault) in try value(bytes) }
    }
    return try result.get()
  }

  private mutating func whole() throws(JSONFault) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw JSONFault(0, "a byte order mark", "Write UTF-8 without one.")
    }
    let value = try value()
    skipSpace()
    if at < bytes.count {
      throw fault("more after the end of the value", "Write one value on a line.")
    }
    return value
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  func fault(_ problem: String, _ remedy: String) -> JSONFault { JSONFault(at, problem, remedy) }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipSpace()
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"):
      return .object(try nested { json throws(JSONFault) in try json.object() })
    case UInt8(ascii: "["): return .array(try nested { json throws(JSONFault) in try json.array() })
    case UInt8(ascii: "t"):
      try word("true")
      return .flag(true)
    case UInt8(ascii: "f"):
      try word("false")
      return .flag(false)
    case UInt8(ascii: "n"):
      try word("null")
      return .null
    case let byte? where byte == UInt8(ascii: "-") || StrictJSON.digit.contains(byte):
      return .number(try number())
    case nil: throw fault("the end, where a value is due", "Write the whole value.")
    default:
      throw fault(
        "no JSON value", "Write strings and keys in double quotes; true, false and null in small.")
    }
  }

  private mutating func nested<T>(
    _ body: (inout StrictJSON) throws(JSONFault) -> T
  ) throws(JSONFault) -> T {
    depth += 1
    if depth > StrictJSON.deepest {
      throw fault("more than \(StrictJSON.deepest) levels", "Write it flatter.")
    }
    at += 1
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONFault) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    skipSpace()
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      skipSpace()
      let start = at
      guard next == UInt8(ascii: "\"") else {
        throw fault(
          "no key", "Write each key in double quotes, and no comma after the last member.")
      }
      let key = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw fault("no colon", "Write : after a key.") }
      skipSpace()
      let begins = at
      guard members.updateValue(try value(), forKey: key) == nil else {
        throw JSONFault(start, "the key “\(key)” a second time", "Keep one of them.")
      }
      if depth == 1 { places[key] = begins..<at }
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else {
      throw fault("neither a comma nor }", "Separate members by commas and close the object.")
    }
    return members
  }

  private mutating func array() throws(JSONFault) -> [JSONValue] {
    var elements: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return elements }
    repeat {
      elements.append(try value())
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else {
      throw fault("neither a comma nor ]", "Separate elements by commas and close the array.")
    }
    return elements
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    let length = word.utf8CodeUnitCount
    let isThere = word.withUTF8Buffer { bytes.dropFirst(at).prefix(length).elementsEqual($0) }
    guard isThere else { throw fault("no JSON value", "Write true, false or null.") }
    at += length
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = at
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(JSONFault) {
    let start = at
    while let byte = next, StrictJSON.digit.contains(byte) { at += 1 }
    if at == start { throw fault("no digit", "Write numbers as 0, -1.5 or 2e9.") }
  }

  /// Reads a string and gives its text.
  private mutating func string() throws(JSONFault) -> String {
    at += 1
    let start = at
    var isEscaped = false
    while let byte = next, byte != UInt8(ascii: "\"") {
      if byte < 0x20 {
        throw fault("a control character in a string", "Escape it, for example as \\n or \\u0009.")
      }
      if byte == UInt8(ascii: "\\") {
        isEscaped = true
        at += 1
        if next == nil { break }
      }
      at += 1
    }
    let end = at
    guard take(UInt8(ascii: "\"")) else {
      throw fault("no end of the string", "Close it with a double quote on the same line.")
    }
    let raw = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    guard let text = String(validating: raw, as: UTF8.self) else {
      throw JSONFault(
        start + raw.validUTF8Prefix, "bytes that are not UTF-8", "Encode the text as UTF-8.")
    }
    return isEscaped ? try JSONEscapes.resolved(in: text, startingAt: start) : text
  }
}

extension UnsafeRawBufferPointer {
  /// How many bytes at the beginning are UTF-8.
  fileprivate var validUTF8Prefix: Int {
    var decoder = UTF8()
    var rest = makeIterator()
    var length = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      length += UTF8.width(scalar)
    }
    return length
  }
}
