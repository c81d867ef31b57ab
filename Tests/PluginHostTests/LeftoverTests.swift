import Foundation
import Glibc
import PluginHost
import TestSupport
import Testing

/// What programs leave behind, and that nothing of it stays.
@Suite(.serialized)
struct LeftoverTests {
  static let confinements = [Confinement.available, .none]

  @Test("A background process that ignores signals and holds the output", arguments: confinements)
  func grandchild(_ confinement: Confinement) throws {
    let program = Program.sh("(trap '' TERM INT HUP; sleep 100; sleep 100) & echo answer")
      .confined(confinement)
    let (outcome, lines) = try program.run()
    #expect(outcome.word == "exited 0")
    #expect(lines == ["answer"])
    #expect(outcome.duration < .seconds(3))
    #expect(program.processes == [])
  }

  @Test("One in a session of its own, whose parent is gone", arguments: confinements)
  func ownSession(_ confinement: Confinement) throws {
    let program = Program.sh(
      "setsid sh -c 'trap \"\" TERM INT HUP; (sleep 100; :) & sleep 0.2' & sleep 0.1; echo answer"
    ).confined(confinement)
    let (outcome, lines) = try program.run()
    #expect(outcome.word == "exited 0")
    #expect(lines == ["answer"])
    #expect(program.processes == [])
  }

  @Test("A daemon", arguments: confinements)
  func daemon(_ confinement: Confinement) throws {
    let program = Program.python(
      """
      import os, signal, time
      if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
          signal.signal(signal.SIGTERM, signal.SIG_IGN)
          os.closerange(0, 3)
          time.sleep(100)
        os._exit(0)
      os.wait()
      print("answer")
      """
    ).confined(confinement)
    let (outcome, lines) = try program.run()
    #expect(outcome.word == "exited 0")
    #expect(lines == ["answer"])
    #expect(program.processes == [])
  }

  @Test("Temporary files, also in folders that nobody may enter")
  func temporaryFiles() throws {
    let program = Program.sh(
      "mkdir -p \"$TMPDIR/a/b\"; echo x >\"$TMPDIR/a/b/c\"; chmod 0 \"$TMPDIR/a/b\" \"$TMPDIR/a\""
        + "; ln -s /etc \"$TMPDIR/link\"; echo \"$TMPDIR\"")
    let (outcome, lines) = try program.run()
    #expect(outcome.word == "exited 0")
    let folder = try #require(lines.first)
    #expect(folder.contains("baraza-plugin-"))
    #expect(!FileManager.default.fileExists(atPath: folder))
    #expect(FileManager.default.fileExists(atPath: "/etc/passwd"))
  }

  /// How often; a thousand takes half a minute.
  static let runs = ProcessInfo.processInfo.environment["PLUGIN_RUNS"].flatMap(Int.init) ?? 200

  @Test("Many runs in a row leave no process, descriptor or temporary file")
  func manyRuns() throws {
    let program = Program.sh("(sleep 100) & echo \"$TMPDIR\"; cat >/dev/null; exit 3")
    _ = try program.run()
    let before = LeftoverTests.descriptors()
    var folders: [String] = []
    for _ in 0..<LeftoverTests.runs {
      let (outcome, lines) = try program.run(["a line"])
      #expect(outcome.word == "exited 3")
      folders += lines
    }
    let after = LeftoverTests.descriptors()
    #expect(Set(folders).count == LeftoverTests.runs)
    #expect(folders.filter { FileManager.default.fileExists(atPath: $0) } == [])
    #expect(program.processes == [])
    // Other tests run meanwhile; a leak would be one a run at least.
    #expect(after.processes - before.processes < LeftoverTests.runs / 4)
    #expect(after.pipes - before.pipes < LeftoverTests.runs / 4)
    #expect(after.all - before.all < LeftoverTests.runs / 4)
  }

  private static func descriptors() -> (all: Int, pipes: Int, processes: Int) {
    let folder = "/proc/self/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let targets = names.compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
    }
    return (
      targets.count, targets.count { $0.hasPrefix("pipe:") },
      targets.count { $0.contains("pidfd") }
    )
  }
}
