/// A telephone number as it is compared: `+256 772 123456`, `00256772123456` and `0772 123456`
/// are one.
struct PhoneNumber: Hashable {
  /// Without the zeros and the plus sign in front.
  let digits: String

  /// The numbers of a value, which `;`, `,` or `/` part.
  static func all(in value: String) -> [PhoneNumber] {
    value.split { ";,/\n".contains($0) }.map(PhoneNumber.init).filter { !$0.digits.isEmpty }
  }

  init(_ text: some StringProtocol) {
    // Digits of any script: a list may be written in Nepali or Arabic ones.
    let values = text.compactMap(\.wholeNumberValue).filter { $0 < 10 }
    digits = values.drop { $0 == 0 }.map(String.init).joined()
  }

  /// What numbers of one line share, whether they are written with the country or without.
  var ending: String { String(digits.suffix(7)) }

  func isSame(as other: PhoneNumber) -> Bool {
    let (short, long) =
      digits.count < other.digits.count ? (digits, other.digits) : (other.digits, digits)
    return !short.isEmpty && long.hasSuffix(short)
  }
}
