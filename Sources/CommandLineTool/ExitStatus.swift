/// What the program's end tells its caller.
enum ExitStatus {
  static let done: Int32 = 0
  static let failed: Int32 = 1
  static let cancelled: Int32 = 2
  /// Done, with rejected rows or findings that make it invalid.
  static let findings: Int32 = 3
  /// As `sysexits.h` has it.
  static let usage: Int32 = 64
}

/// Thrown by a command that has written its output and found something that its caller must
/// know: it ends with `ExitStatus.findings`.
struct FoundFaults: Error {}

/// Thrown by a command that has told what failed: it ends with `ExitStatus.failed`.
struct ToldFailure: Error {}
