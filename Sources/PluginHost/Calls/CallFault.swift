import Kernel
import PluginProtocol

/// How a plugin broke the protocol, in words for its author.
public enum CallFault: DiagnosticError, Hashable {
  /// A message of the host's, from a plugin.
  case hostsMessage(String, line: Int)
  case kind(Item.Kind, hook: Hook, line: Int)
  case form(String, allowed: [String], line: Int)
  case rule(String, line: Int)
  case afterResponse(line: Int)
  case id(String?, asked: String, line: Int)
  case items(stated: Int, sent: Int, line: Int)
  case tooManyItems(Int, line: Int)
  /// The file that chunks belong to.
  case chunk(String, line: Int)
  case file(String, line: Int)
  case noResponse
  /// What the plugin itself says went wrong.
  case refused(CallError)

  public var diagnostic: Diagnostic {
    let (rule, line, message, remedy) = words
    return Diagnostic(
      .error, rule: "plugin.\(rule)", at: Place(line: line), message, remedy: remedy)
  }

  private var words: (String, Int?, String, String?) {
    switch self {
    case .hostsMessage(let method, let line):
      (
        "direction", line, "“\(method)” is a message of Baraza's, not of a plugin.",
        "Send items, progress and one response."
      )
    case .kind(let kind, let hook, let line):
      (
        "item", line, "\(hook.rawValue) is not answered with \(kind.rawValue).",
        "Docs/Reference/plugin-protocol.md says which items each request is answered with."
      )
    case .form(let form, let allowed, let line):
      (
        "permission", line, "the plugin proposes “\(form)”, for which it has no permission.",
        "Propose \(allowed.joined(separator: ", ")), or name propose:\(form) in plugin.json "
          + "and have it enabled again."
      )
    case .rule(let rule, let line):
      (
        "rule", line, "“\(rule)” is no name of a rule.",
        "Write small letters, digits, dots and hyphens."
      )
    case .afterResponse(let line):
      (
        "after", line, "there is a message after the response.",
        "Send the response last, once, when all items are written."
      )
    case .id(let id, let asked, let line):
      (
        "id", line,
        "the response has \(id.map { "the id “\($0)”" } ?? "no id"); "
          + "the request had “\(asked)”.", "Repeat the id of the request, as a string."
      )
    case .items(let stated, let sent, let line):
      (
        "count", line, "the response states \(stated) items, and \(sent) came.",
        "Count each file, chunk, record and finding; progress does not count."
      )
    case .tooManyItems(let most, let line):
      (
        "limit.items", line, "there are more than \(most) items.",
        "Raise limits.items in plugin.json, or send less."
      )
    case .chunk(let problem, let line):
      (
        "chunk", line, problem,
        "Send a file, then its bytes as base64, \(PluginProtocol.chunkBytes) at most a chunk."
      )
    case .file(let problem, let line):
      ("file", line, problem, "State the bytes and the SHA-256 of just what the chunks hold.")
    case .noResponse:
      (
        "response", nil, "the plugin ended without a response.",
        "End with {\"jsonrpc\":\"2.0\",\"id\":…,\"result\":{\"items\":…}}, and flush the output."
      )
    case .refused(let error):
      ("refused.\(error.code)", nil, error.message, error.data?.remedy)
    }
  }
}
