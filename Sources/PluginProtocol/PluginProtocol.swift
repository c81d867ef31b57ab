/// The messages between Baraza and its plugins: JSON-RPC 2.0, one message a line.
///
/// `Docs/Reference/plugin-protocol.md` is the contract in words; a plugin needs no more than that.
public enum PluginProtocol {
  /// The newest version, an integer of its own, and the oldest that is still spoken.
  public static let version = 1
  public static let oldest = 1

  /// How many bytes a chunk carries at most, before they are written as base64.
  public static let chunkBytes = 49_152
}
