import Foundation
import Hummingbird
import HummingbirdCore
import Kernel
import Logging
import NIOCore
import Platform
import ServiceLifecycle
import Storage
import Synchronization

/// Serves the workspace until it is stopped.
public final class WebServer: WorkspaceServer {
  private let running = Mutex<(group: ServiceGroup, desk: ImportDesk)?>(nil)

  public init() {}

  public func run(
    _ settings: ServeSettings, announce: @escaping @Sendable (String) -> Void
  ) throws {
    try settings.workspace.read { store in
      let ended = DispatchSemaphore(value: 0)
      let outcome = Mutex<(any Error)?>(nil)
      Task {
        do {
          try await serve(store, settings, announce)
        } catch {
          outcome.withLock { $0 = error }
        }
        ended.signal()
      }
      ended.wait()
      if let error = outcome.withLock({ $0 }) {
        if error is any DiagnosticError { throw error }
        throw ServeFailure.cannotListen(
          settings.host, port: settings.port, reason: String(describing: error))
      }
    }
  }

  public func stop() {
    guard let (group, desk) = running.withLock({ $0 }) else { return }
    desk.cancel()
    Task { await group.triggerGracefulShutdown() }
  }

  private func serve(
    _ store: Store, _ settings: ServeSettings, _ announce: @escaping @Sendable (String) -> Void
  ) async throws {
    let port = settings.port
    let sessions = Sessions()
    let desk = ImportDesk(
      settings.workspace, actor: settings.actor,
      uploads: UploadFolder(environment: ProcessInfo.processInfo.environment),
      uploadLimit: settings.uploadLimit, report: announce)
    desk.uploads.sweep()
    defer { desk.close() }
    let site = try Site(
      store, sessions, Doorkeeper(host: settings.host, port: port), desk,
      cookie: "baraza-\(port)", today: { CalendarDate.today }, report: announce)
    let name = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
    let shown = ["0.0.0.0", "[::]"].contains(name) ? "localhost" : name
    var logger = Logger(label: "baraza")
    logger.logLevel = .critical
    let warming = Mutex<Task<Void, Never>?>(nil)
    let app = Application(
      responder: site, server: .http1(configuration: WebServer.limits),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: port), serverName: nil),
      onServerRunning: { _ in
        announce("http://\(shown):\(port)/open?token=\(sessions.makeToken().text)")
        warming.withLock { $0 = Task { await site.warm() } }
      }, logger: logger)
    let group = ServiceGroup(services: [app], logger: logger)
    running.withLock { $0 = (group, desk) }
    defer { running.withLock { $0 = nil } }
    try await group.run()
    await warming.withLock { $0 }?.value
  }

  /// Of what is asked; forms have limits of their own.
  private static let limits = HTTP1Channel.Configuration(
    idleTimeout: .seconds(60),
    httpDecoderConfiguration: .init(
      maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
}
