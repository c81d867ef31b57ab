import Foundation
import HTTPTypes
import Hummingbird

/// What a browser asks for, in the parts that matter here.
struct WebRequest: Sendable {
  let method: String
  /// Decoded, one after another; empty for the root. Nil where they cannot be decoded.
  let segments: [String]?
  /// In the order in which they stand; nil where they cannot be decoded.
  let fields: [(name: String, value: String)]?
  let host: String?
  let origin: String?
  let fetchSite: String?
  let cookies: [(name: String, value: String)]
  /// As it came: what a page's own address is.
  let target: String

  var isSafe: Bool { method == "GET" || method == "HEAD" }

  func cookie(_ name: String) -> String? { cookies.first { $0.name == name }?.value }

  func field(_ name: String) -> String? { fields?.first { $0.name == name }?.value }

  init(_ request: Request) {
    let headers = request.headers
    method = request.method.rawValue
    target = request.uri.string
    host = request.head.authority
    origin = headers[.origin]
    fetchSite = HTTPField.Name("Sec-Fetch-Site").flatMap { headers[$0] }
    cookies = WebRequest.pairs(headers[.cookie] ?? "", apart: ";")
    segments = WebRequest.all(
      request.uri.path.split(separator: "/").map { $0.removingPercentEncoding })
    fields = WebRequest.pairs(encoded: request.uri.query ?? "")
  }

  /// Fields as addresses and forms have them; nil where they cannot be decoded.
  static func pairs(encoded text: String) -> [(name: String, value: String)]? {
    all(
      text.split(separator: "&").map { pair in
        let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          .map { $0.replacing("+", with: " ").removingPercentEncoding }
        guard let name = sides[0], let value = sides.count > 1 ? sides[1] : "" else { return nil }
        return (name, value)
      })
  }

  private static func all<Value>(_ values: [Value?]) -> [Value]? {
    values.contains { $0 == nil } ? nil : values.compactMap { $0 }
  }

  private static func pairs(_ text: String, apart: Character) -> [(name: String, value: String)] {
    text.split(separator: apart).compactMap { pair in
      let sides = pair.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { return nil }
      return (sides[0].trimmingCharacters(in: .whitespaces), String(sides[1]))
    }
  }
}
