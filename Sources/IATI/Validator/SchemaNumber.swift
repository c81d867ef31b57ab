/// A number as the schema reads it: its digits, without a limit on their value.
struct SchemaNumber {
  private var isNegative = false
  /// The digits before the point, without leading zeros.
  private var whole: Slice<UnsafeRawBufferPointer>
  private var hasPoint = false

  /// libxml2 counts so many digits that matter, and refuses a number with more.
  private static let longest = 24

  /// nil for what is no `xsd:decimal`.
  init?(_ value: UnsafeRawBufferPointer) {
    var rest = value[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    let integer = rest.prefix(while: \.isASCIIDigit)
    rest = rest.dropFirst(integer.count)
    whole = integer.drop { $0 == UInt8(ascii: "0") }
    var decimals = 0
    if rest.first == UInt8(ascii: ".") {
      hasPoint = true
      rest = rest.dropFirst()
      decimals = rest.prefix(while: \.isASCIIDigit).count
      rest = rest.dropFirst(decimals)
    }
    guard rest.isEmpty, integer.count + decimals > 0,
      whole.count + decimals <= SchemaNumber.longest
    else { return nil }
  }

  var isInteger: Bool { !hasPoint }
  var isNonNegativeInteger: Bool { isInteger && (!isNegative || whole.isEmpty) }
  var isPositiveInteger: Bool { isInteger && !isNegative && !whole.isEmpty }

  /// Whether it is an integer of 32 bits.
  var fitsInt: Bool {
    guard isInteger, whole.count <= 10 else { return false }
    let size = whole.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return size <= (isNegative ? 2_147_483_648 : 2_147_483_647)
  }
}
