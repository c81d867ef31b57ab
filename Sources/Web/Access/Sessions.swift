import Synchronization

/// Who may see the workspace: whoever followed the link that was printed, once, and the browser
/// that it was followed in.
///
/// Kept in memory alone, as digests: sessions end with the program.
final class Sessions: Sendable {
  private struct State {
    /// Of the token that still opens a session.
    var token: [UInt8]?
    var sessions: Set<[UInt8]> = []
  }

  private let state = Mutex(State())

  /// A token that opens one session; one that was made before opens none any more.
  func makeToken() -> Secret {
    let token = Secret.random()
    state.withLock { $0.token = Secret.digest(of: token.text) }
    return token
  }

  /// Trades the token for a session; nil where it is wrong or was used.
  func open(with token: String) -> Secret? {
    let digest = Secret.digest(of: token)
    return state.withLock { state in
      guard state.token == digest else { return nil }
      state.token = nil
      let session = Secret.random()
      state.sessions.insert(Secret.digest(of: session.text))
      return session
    }
  }

  func admits(_ session: String?) -> Bool {
    guard let session else { return false }
    let digest = Secret.digest(of: session)
    return state.withLock { $0.sessions.contains(digest) }
  }

  /// What the forms of a session hold and no other site can know; it follows from the session and
  /// does not tell it.
  static func formToken(of session: String) -> String {
    Secret(Secret.digest(of: "baraza form\n" + session)).text
  }

  /// What is kept of a session, to know it again.
  static func key(of session: String) -> [UInt8] { Secret.digest(of: session) }

  func close(_ session: String) {
    let digest = Secret.digest(of: session)
    _ = state.withLock { $0.sessions.remove(digest) }
  }
}
