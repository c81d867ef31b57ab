/// The types of text and attributes in IATI's schemas, by their names in XSD.
///
/// Where processors of XSD differ (how long a number may be, which URIs are good, whether
/// blanks around a date count), libxml2 is followed: publishers are held to it.
enum SchemaValue: String, Sendable, CaseIterable {
  case string
  case decimal
  case integer
  case int
  case nonNegativeInteger
  case positiveInteger
  case boolean
  case date
  case dateTime
  case uri = "anyURI"
  case language
  /// `xml:lang`: a language, or nothing.
  case languageOrNone
  /// `xml:space`
  case space
  case token = "NMTOKEN"
  case id = "ID"

  /// Whether `bytes` is a value of the type.
  func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let value = countsBlanks ? bytes : trimmed(bytes)
    return switch self {
    case .string: true
    case .decimal: SchemaNumber(value) != nil
    case .integer: SchemaNumber(value)?.isInteger == true
    case .int: SchemaNumber(value)?.fitsInt == true
    case .nonNegativeInteger: SchemaNumber(value)?.isNonNegativeInteger == true
    case .positiveInteger: SchemaNumber(value)?.isPositiveInteger == true
    case .boolean: ["true", "false", "1", "0"].contains { value.elementsEqual($0.utf8) }
    case .date: SchemaTime.isDate(value)
    case .dateTime: SchemaTime.isDateTime(value)
    case .uri: SchemaURI.accepts(value)
    case .language: SchemaValue.isLanguage(value)
    case .languageOrNone: bytes.isEmpty || SchemaValue.isLanguage(value)
    case .space: ["default", "preserve"].contains { value.elementsEqual($0.utf8) }
    case .token: SchemaValue.isToken(value)
    case .id: SchemaValue.isName(value)
    }
  }

  /// Whether white space around a value makes it wrong.
  var countsBlanks: Bool { self == .date || self == .dateTime || self == .int }

  /// Letters in groups of up to eight, with digits from the second on.
  private static func isLanguage(_ value: UnsafeRawBufferPointer) -> Bool {
    value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).enumerated()
      .allSatisfy { index, part in
        (1...8).contains(part.count)
          && part.allSatisfy { $0.isASCIILetter || (index > 0 && $0.isASCIIDigit) }
      }
  }

  private static func isToken(_ value: UnsafeRawBufferPointer) -> Bool {
    !value.isEmpty && String(decoding: value, as: UTF8.self).unicodeScalars.allSatisfy(isNamePart)
  }

  /// A name without a colon.
  private static func isName(_ value: UnsafeRawBufferPointer) -> Bool {
    guard let first = String(decoding: value, as: UTF8.self).unicodeScalars.first,
      first == "_" || first.properties.isAlphabetic
    else { return false }
    return isToken(value) && !value.contains(UInt8(ascii: ":"))
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "-", "_", ":", "\u{B7}": true
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }
}

extension UInt8 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

  var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }

  var isHexadecimal: Bool { isASCIIDigit || (0x41...0x46).contains(self & 0xDF) }
}
