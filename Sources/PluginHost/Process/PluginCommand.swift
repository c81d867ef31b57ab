/// A program to run for one call: what, where, with which environment and within which limits.
public struct PluginCommand: Sendable {
  /// The program and its arguments. A program named with a slash lies in `folder`; any other is
  /// looked up in `PATH`.
  public var arguments: [String]
  /// The plugin's own folder, in which the program runs.
  public var folder: String
  /// What the program finds in its environment besides the fixed part.
  public var environment: [String: String]
  public var limits: ProcessLimits
  /// Whether it may reach the network. Without, it cannot where the machine allows to take it away.
  public var allowsNetwork = false
  /// What keeps the program in; what this machine allows, unless a test asks for less.
  public var confinement: Confinement

  public init(
    _ arguments: [String], in folder: String, environment: [String: String] = [:],
    limits: ProcessLimits = ProcessLimits(), confinement: Confinement = .available
  ) {
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
    self.limits = limits
    self.confinement = confinement
  }

  /// The program as it was named.
  public var program: String { arguments.first ?? "" }
}
