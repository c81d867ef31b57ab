import Storage

/// Where and what the workspace is served.
public struct ServeSettings: Sendable {
  public let workspace: Workspace
  /// A name or a number of this computer's network.
  public let host: String
  public let port: Int
  /// Whether addresses beyond this computer are meant.
  public let isExposed: Bool
  /// Who answers for what is imported.
  public let actor: Actor
  /// Of the files that one form sends, in bytes.
  public let uploadLimit: Int

  public init(
    _ workspace: Workspace, host: String, port: Int, isExposed: Bool, actor: Actor,
    uploadLimit: Int
  ) {
    self.workspace = workspace
    self.actor = actor
    self.uploadLimit = uploadLimit
    self.host = host
    self.port = port
    self.isExposed = isExposed
  }
}

/// The other face, as the command that starts it knows it.
public protocol WorkspaceServer: Sendable {
  /// Serves until it is stopped.
  ///
  /// - Parameter announce: told the address once connections are accepted.
  func run(_ settings: ServeSettings, announce: @escaping @Sendable (String) -> Void) throws

  /// Ends it once what was asked for is answered.
  func stop()
}
