import Crypto
import Foundation

/// A secret that nobody can guess, as text that stands in an address or a cookie.
struct Secret: Sendable {
  let text: String

  init(_ bytes: some Sequence<UInt8>) {
    text = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// 256 bits of the system's random numbers.
  static func random() -> Secret {
    let key = SymmetricKey(size: .bits256)
    return Secret(key.withUnsafeBytes { Array($0) })
  }

  /// What is kept of a secret: enough to know it again, not enough to say it.
  static func digest(of text: String) -> [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }
}
