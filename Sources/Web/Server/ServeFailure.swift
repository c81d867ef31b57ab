import Kernel

/// Why the workspace cannot be served.
enum ServeFailure: DiagnosticError {
  case cannotListen(String, port: Int, reason: String)

  var diagnostic: Diagnostic {
    switch self {
    case .cannotListen(let host, let port, let reason):
      Diagnostic(
        .error, rule: "serve.listen", "\(host) port \(port) cannot be listened on: \(reason).",
        remedy: "End what uses the port, or name another with --port.")
    }
  }
}
