import Foundation

/// Addresses of pages.
enum PageLink {
  /// - Parameter subjects: what the path names, in its order.
  static func to(_ page: any Page.Type, _ subjects: String..., with values: [String: String?] = [:])
    -> String
  {
    var rest = subjects[...]
    let parts = page.address.path.split(separator: "/").map { part in
      part.hasPrefix("{") ? encoded(rest.popFirst() ?? "") : String(part)
    }
    return to("/" + parts.joined(separator: "/"), values.compactMapValues { $0 })
  }

  static func to(_ path: String, _ values: [String: String]) -> String {
    guard !values.isEmpty else { return path }
    return path + "?"
      + values.sorted { $0.key < $1.key }.map { "\(encoded($0.key))=\(encoded($0.value))" }
      .joined(separator: "&")
  }

  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
  }

  /// RFC 3986, unreserved.
  private static let plain = CharacterSet(
    charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
