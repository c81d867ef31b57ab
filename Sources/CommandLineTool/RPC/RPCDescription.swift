import Disclosure
import Platform
import Storage

/// What a session serves, and how it was started.
struct RPCDescription: Encodable {
  struct Method: Encodable {
    let name: String
    let about: String
    let parameters: [RPCParameter]
    /// Whether this session may call it.
    let allowed: Bool
  }

  let version: String
  let schemaVersion: Int
  let store: String
  let audience: Audience
  let actor: String
  let mayPropose: Bool
  /// A line's length, without its line feed.
  let lineBytes: Int
  let methods: [Method]

  init(_ session: RPCSession) throws {
    version = ProductVersion.current
    schemaVersion = try session.workspace.read { $0.schemaVersion }
    store = session.workspace.location.path
    audience = session.audience
    actor = session.actor.name
    mayPropose = session.mayPropose
    lineBytes = RequestLines.longest
    methods = session.methods.values.sorted { $0.name < $1.name }.map {
      Method(
        name: $0.name, about: $0.about, parameters: $0.parameters,
        allowed: $0.refusal(in: session) == nil)
    }
  }
}

extension RPCMethod {
  static var describe: RPCMethod {
    RPCMethod(
      name: "baraza.describe", about: "What this session serves, and how it was started.",
      parameters: [], need: .nothing
    ) { session, _ in try RPCDescription(session) }
  }
}
