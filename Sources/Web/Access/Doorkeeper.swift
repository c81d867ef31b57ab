import Foundation

/// Which requests are answered at all: those that name this server as their host and, where they
/// change something, come from its own pages.
///
/// A page of another site can make a browser ask this computer; the names that it would ask under
/// are refused (DNS rebinding), and so is what it would send (request forgery).
struct Doorkeeper: Sendable {
  /// Names under which the server may be asked, with the port where it is not the default.
  let hosts: Set<String>

  /// - Parameter host: where it listens.
  init(host: String, port: Int) {
    var names: Set = ["127.0.0.1", "localhost", "[::1]"]
    if host != "0.0.0.0", host != "::" {
      names.insert(host.contains(":") ? "[\(host)]" : host.lowercased())
    } else {
      names.insert(ProcessInfo.processInfo.hostName.lowercased())
      names.formUnion(Host.current().addresses.map { $0.contains(":") ? "[\($0)]" : $0 })
    }
    hosts = Set(names.flatMap { port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"] })
  }

  /// Why a request is refused; nil where it may come in.
  func refusal(of request: WebRequest) -> Refusal? {
    guard let host = request.host?.lowercased(), hosts.contains(host) else { return .host }
    if let origin = request.origin?.lowercased(), origin != "http://\(host)" { return .origin }
    if !request.isSafe {
      guard request.origin != nil || request.fetchSite == "same-origin" else { return .origin }
    }
    return nil
  }

  enum Refusal: Hashable, Sendable { case host, origin }
}
