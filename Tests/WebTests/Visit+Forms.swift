import Foundation
import HTTPTypes
import Testing

@testable import Web

/// Forms, as a browser with the session sends them.
extension Visit {
  static let origin: HTTPFields = [.origin: "http://localhost"]

  var token: String { Sessions.formToken(of: session) }

  func send(
    _ path: String, _ fields: [(String, String)] = [], token: String? = nil,
    _ headers: HTTPFields = Visit.origin
  ) async throws -> Seen {
    let fields = [(FormReader.tokenField, token ?? self.token)] + fields
    let text = fields.map { "\($0)=\(PageLink.encoded($1))" }.joined(separator: "&")
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    return try await ask(.post, path, headers, body: Array(text.utf8))
  }

  func upload(
    _ files: [(name: String, bytes: [UInt8])], _ fields: [(String, String)] = [],
    token: String? = nil, _ headers: HTTPFields = Visit.origin
  ) async throws -> Seen {
    var body: [UInt8] = []
    for (name, value) in [(FormReader.tokenField, token ?? self.token)] + fields {
      body += "--BB\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
    }
    for (name, bytes) in files {
      let escaped = name.replacing("\"", with: "%22")
      body +=
        "--BB\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(escaped)\"\r\n\r\n"
        .utf8
      body += bytes
      body += "\r\n".utf8
    }
    body += "--BB--\r\n".utf8
    var headers = headers
    headers[.contentType] = "multipart/form-data; boundary=BB"
    return try await ask(.post, "/imports/new", headers, body: body)
  }

  /// The path of what a form led to, once nothing is being done there.
  func settled(_ seen: Seen) async throws -> String {
    try #require(seen.status == .seeOther, "\(seen.text)")
    let path = try #require(seen.header("Location"))
    for _ in 0..<3_000 {
      let json = try await get("/api/v1" + path)
      if !json.text.contains("\"working\"") { return path }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("\(path) is still working")
    return path
  }

  /// The token of the preview that a page shows.
  func plan(_ path: String) async throws -> String {
    let json = try await get("/api/v1" + path).text
    let fields = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return try #require(fields?["plan"] as? String, "\(json)")
  }

  func apply(_ path: String, _ fields: [(String, String)] = []) async throws -> Seen {
    try await send("\(path)/apply", [("token", try await plan(path))] + fields)
  }

  /// Files that wait.
  var waiting: [String] {
    let found = FileManager.default.enumerator(atPath: site.desk.uploads.root)
    return (found?.allObjects as? [String] ?? []).filter { path in
      var isFolder = ObjCBool(false)
      let whole = "\(site.desk.uploads.root)/\(path)"
      return FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder)
        && !isFolder.boolValue && !path.hasSuffix(".lock")
    }
  }
}
