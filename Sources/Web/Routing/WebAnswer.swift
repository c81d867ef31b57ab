import HTTPTypes
import Hummingbird

/// What is sent back.
struct WebAnswer: Sendable {
  enum Kind: String, Sendable {
    case html = "text/html; charset=utf-8"
    case json = "application/json; charset=utf-8"
    case csv = "text/csv; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case svg = "image/svg+xml; charset=utf-8"
    case none = ""
  }

  var status = 200
  let kind: Kind
  let bytes: [UInt8]
  /// What is sent instead of the bytes.
  var spool: Spool?
  var headers: [(name: String, value: String)] = []
  /// What the page may load; stricter or wider for what other programs wrote.
  var policy = WebAnswer.ownPolicy
  /// Where the token of a session's forms belongs; see ``FormMark``.
  var marks: [Int] = []

  init(_ kind: Kind, _ text: String, status: Int = 200) {
    self.init(kind, bytes: Array(text.utf8), status: status)
  }

  init(_ kind: Kind, bytes: [UInt8], status: Int = 200) {
    self.kind = kind
    self.bytes = bytes
    self.status = status
  }

  /// To another page of this workspace.
  static func redirect(to path: String) -> WebAnswer {
    var answer = WebAnswer(.none, "", status: 303)
    answer.headers = [("Location", path)]
    return answer
  }

  static let ownPolicy = """
    default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; \
    frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
    """

  /// - Parameter isHead: whether only the head was asked for.
  func response(isHead: Bool) -> Response {
    var fields: HTTPFields = [:]
    func set(_ name: String, _ value: String) {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    if kind != .none { set("Content-Type", kind.rawValue) }
    set("Content-Security-Policy", policy)
    set("X-Content-Type-Options", "nosniff")
    // With no-referrer, browsers would not say where forms come from either.
    set("Referrer-Policy", "same-origin")
    set("Cache-Control", "no-store")
    set("Cross-Origin-Opener-Policy", "same-origin")
    set("Cross-Origin-Resource-Policy", "same-origin")
    for (name, value) in headers { set(name, value) }
    let response = Response(status: .init(code: status), headers: fields, body: body)
    return isHead ? response.createHeadResponse() : response
  }

  private var body: ResponseBody {
    guard let spool else { return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)) }
    return ResponseBody(contentLength: spool.count) { writer in
      try await spool.read { try await writer.write(ByteBuffer(bytes: $0)) }
      try await writer.finish(nil)
    }
  }
}
