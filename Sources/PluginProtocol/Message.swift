/// One line of a call, from either side.
public enum Message: Hashable, Sendable {
  /// The host's first line.
  case call(Call)
  /// A part of what is sent, by either side; each counts.
  case item(Item)
  /// How far the plugin is. It does not count.
  case progress(Progress)
  /// The host's last line.
  case end(End)
  /// The plugin's last line: it is done, or it failed.
  case result(id: String, End)
  case failure(id: String?, CallError)
}

/// Either side's word on how many items it sent, so that a stream cut short is noticed.
public struct End: Hashable, Sendable {
  public let items: Int

  public init(items: Int) { self.items = items }
}

/// How far a plugin is, in a unit of its own.
public struct Progress: Hashable, Sendable {
  public let done: Int
  public let total: Int?

  public init(done: Int, total: Int? = nil) {
    self.done = done
    self.total = total
  }
}

/// Why a plugin could not do what it was called for.
public struct CallError: Hashable, Sendable {
  /// As JSON-RPC has them: -32601 for a method that the plugin does not know, -32602 for
  /// parameters it cannot use, any other for failures of its own.
  public let code: Int
  /// What happened and where.
  public let message: String
  public let data: Advice?

  /// What the reader of the message can do.
  public struct Advice: Hashable, Sendable {
    public let remedy: String?

    public init(remedy: String?) { self.remedy = remedy }
  }

  public init(code: Int, message: String, remedy: String? = nil) {
    self.code = code
    self.message = message
    data = remedy.map { Advice(remedy: $0) }
  }
}
