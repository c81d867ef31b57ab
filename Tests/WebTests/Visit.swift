import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Platform
import Storage
import TestSupport
import Testing

@testable import Web

/// A browser with an open session, as far as the router sees one. The router is asked as
/// `localhost`, without a port.
struct Visit {
  let site: Site
  let client: any TestClientProtocol
  let session: String

  static let day = "2026-06-30"

  /// - Parameter store: the demonstration's where none is named.
  static func to<Value: Sendable>(
    _ store: String? = nil, _ body: @escaping @Sendable (Visit) async throws -> Value
  ) async throws -> Value {
    let store = try Store.open(
      at: store ?? DemoStore.shared.get().path, schema: Workspace.schema, access: .readOnly)
    defer { try? store.close() }
    let site = try site(store)
    return try await Application(responder: site).test(.router) { client in
      let session = try #require(site.sessions.open(with: site.sessions.makeToken().text))
      return try await body(Visit(site: site, client: client, session: session.text))
    }
  }

  static func site(_ store: Store) throws -> Site {
    try Site(
      store, Sessions(), Doorkeeper(host: "127.0.0.1", port: 80), cookie: "baraza-80",
      today: { CalendarDate(day) })
  }

  func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
    try await ask(.get, path, headers)
  }

  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    var headers = headers
    if headers[.cookie] == nil { headers[.cookie] = "other=1; baraza-80=\(session)" }
    return try await client.executeRequest(uri: path, method: method, headers: headers, body: nil)
  }
}

extension TestResponse {
  var text: String { String(decoding: body.readableBytesView, as: UTF8.self) }

  func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}
