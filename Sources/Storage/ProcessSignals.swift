import Glibc

/// Signals whose default would end the process where an error code serves better.
public enum ProcessSignals {
  /// Call first thing in `main`: a write beyond a file size limit then fails with
  /// an error (disk full), and a reader that went away with a broken pipe.
  public static func prepare() {
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
  }
}
