import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Platform
import Storage
import TestSupport
import Testing

@testable import Web

/// A browser with an open session, as far as the site sees one: its requests are made by hand,
/// to `localhost` without a port.
struct Visit {
  let site: Site
  let session: String

  static let day = "2026-06-30"

  /// - Parameter store: the demonstration's where none is named.
  static func to<Value: Sendable>(
    _ store: String? = nil, _ body: (Visit) async throws -> Value
  ) async throws -> Value {
    let store = try Store.open(
      at: store ?? DemoStore.shared.get().path, schema: Workspace.schema, access: .readOnly)
    defer { try? store.close() }
    let uploads = try TemporaryFolder()
    defer { uploads.remove() }
    let site = try site(store, uploads)
    defer { site.desk.close() }
    let session = try #require(site.sessions.open(with: site.sessions.makeToken().text))
    return try await body(Visit(site: site, session: session.text))
  }

  private static func site(_ store: Store, _ uploads: TemporaryFolder) throws -> Site {
    let keys = uploads.url.appending(path: "nowhere/vault.key").path
    let desk = ImportDesk(
      Workspace(store: store.path, environment: ["BARAZA_KEYS": keys]),
      actor: try Actor(name: "Tester"), uploads: UploadFolder(root: uploads.url.path),
      uploadLimit: uploadLimit)
    return try Site(
      store, Sessions(), Doorkeeper(host: "127.0.0.1", port: 80), desk, cookie: "baraza-80",
      today: { CalendarDate(day) })
  }

  /// Of forms, in bytes.
  static let uploadLimit = 3_000_000

  func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Seen {
    try await ask(.get, path, headers)
  }

  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:],
    body: [UInt8] = []
  ) async throws -> Seen {
    var headers = headers
    if headers[.cookie] == nil { headers[.cookie] = "other=1; baraza-80=\(session)" }
    let head = HTTPRequest(
      method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
    let response = try await site.respond(to: request, context: Site.Context())
    let written = Written()
    try await response.body.write(written)
    return Seen(status: response.status, headers: response.headers, body: written.bytes)
  }

  /// What came back.
  struct Seen {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
  }

  private final class Written: ResponseBodyWriter {
    var bytes: [UInt8] = []

    func write(_ buffer: ByteBuffer) { bytes += buffer.readableBytesView }
    func finish(_ trailingHeaders: HTTPFields?) {}
  }
}
