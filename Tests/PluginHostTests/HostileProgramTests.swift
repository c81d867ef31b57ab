import Foundation
import Kernel
import PluginHost
import Testing

/// Programs that behave badly. Each runs as the machine confines it, and again with nothing but
/// the host to hold it.
@Suite(.serialized)
struct HostileProgramTests {
  static let confinements = [Confinement.available, .none]

  @Test("Exits at once, without reading the megabytes that wait for it", arguments: confinements)
  func exitsAtOnce(_ confinement: Confinement) throws {
    let megabytes = Array(repeating: String(repeating: "x", count: 99_999), count: 50)
    let (outcome, lines) = try Program.sh("exit 0").confined(confinement).run(megabytes)
    #expect(outcome.word == "exited 0")
    #expect(lines == [])
    #expect(!outcome.tookInput)
    #expect(outcome.failure == nil)
  }

  @Test("Closes its input and answers", arguments: confinements)
  func closesInput(_ confinement: Confinement) throws {
    let program = Program.sh("exec <&-; sleep 0.3; echo answer").confined(confinement)
    let (outcome, lines) = try program.run(Array(repeating: "line", count: 100_000))
    #expect(outcome.word == "exited 0")
    #expect(lines == ["answer"])
    #expect(!outcome.tookInput)
  }

  @Test("Never reads, with megabytes to send", arguments: confinements)
  func neverReads(_ confinement: Confinement) throws {
    let program = Program.sh("sleep 100").confined(confinement)
      .with { $0.idle = .milliseconds(400) }
    let (outcome, _) = try program.run(Array(repeating: "some line", count: 1_000_000))
    #expect(outcome.word == "exceeded idle")
    #expect(outcome.bytesWritten < 1 << 20)
    #expect(outcome.duration < .seconds(3))
    #expect(program.processes == [])
  }

  @Test("Reads all and never answers", arguments: confinements)
  func neverAnswers(_ confinement: Confinement) throws {
    let program = Program.sh("cat >/dev/null; sleep 100").confined(confinement)
      .with { $0.idle = .milliseconds(400) }
    let (outcome, _) = try program.run(["question"])
    #expect(outcome.word == "exceeded idle")
    #expect(outcome.tookInput)
    #expect(outcome.failure?.diagnostic.rule == "plugin.process.limit.idle")
  }

  @Test("Answers, closes its output and never exits", arguments: confinements)
  func neverExits(_ confinement: Confinement) throws {
    let program = Program.sh("echo answer; exec >&- 2>&-; while :; do sleep 0.05; done")
      .confined(confinement).with { $0.time = .milliseconds(600) }
    let (outcome, lines) = try program.run()
    #expect(lines == ["answer"])
    #expect(outcome.word == "exceeded time")
    #expect(program.processes == [])
  }

  @Test("Ignores the signal to end", arguments: confinements)
  func ignoresTheSignal(_ confinement: Confinement) throws {
    let program = Program.sh("trap '' TERM INT HUP; while :; do sleep 0.05; done")
      .confined(confinement).with { $0.time = .milliseconds(300) }
    let (outcome, _) = try program.run()
    #expect(outcome.word == "exceeded time")
    #expect(outcome.duration >= .milliseconds(800))
    #expect(outcome.duration < .seconds(4))
    #expect(program.processes == [])
  }

  @Test("Writes 200,000 lines of log before it answers", arguments: confinements)
  func logsALot(_ confinement: Confinement) throws {
    let (outcome, lines) = try Program.python(
      """
      import sys
      for i in range(200000): sys.stderr.write(f"line {i} of the log\\n")
      sys.stderr.flush()
      print("answer")
      """
    ).confined(confinement).run()
    #expect(outcome.word == "exited 0")
    #expect(lines == ["answer"])
    let length = (0..<200_000).reduce(0) { $0 + "line \($1) of the log\n".utf8.count }
    #expect(outcome.log.count == length)
    #expect(outcome.log.bytes.count == LogTail.limit)
    #expect(outcome.log.text.hasPrefix("line "))
    #expect(outcome.log.text.hasSuffix("line 199999 of the log\n"))
  }

  @Test("Writes one line without end", arguments: confinements)
  func endlessLine(_ confinement: Confinement) throws {
    let program = Program.sh("echo first; exec tr '\\0' x </dev/zero").confined(confinement)
      .with { $0.lineBytes = 1 << 20 }
    let (outcome, lines) = try program.run()
    #expect(lines == ["first"])
    guard case .exceeded(.line(bytes: 1 << 20, number: 2)) = outcome.ending else {
      Issue.record("\(outcome.ending)")
      return
    }
    #expect("\(try #require(outcome.failure))".contains("line 2 of the plugin's output has more"))
    #expect(program.processes == [])
  }

  @Test("Writes lines without end")
  func endlessOutput() throws {
    let program = Program(["yes"]).with { $0.outputBytes = 1 << 20 }
    let (outcome, _) = try program.run()
    #expect(outcome.word == "exceeded output")
    #expect(outcome.bytesRead < 2 << 20)
  }

  @Test("Spins")
  func spins() throws {
    let program = Program.sh("while :; do :; done").with { $0.cpuSeconds = 1 }
    let (outcome, _) = try program.run()
    #expect(outcome.word == "exceeded cpu")
    #expect(outcome.cpuTime >= .milliseconds(700))
  }

  @Test("Spins in one short process after the other", arguments: confinements)
  func spinsTogether(_ confinement: Confinement) throws {
    let program = Program.sh(
      """
      spin() { i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done; }
      while :; do (spin) & (spin) & wait; done
      """
    ).confined(confinement).with { $0.cpuSeconds = 1 }
    let (outcome, _) = try program.run()
    #expect(outcome.word == "exceeded cpu")
    #expect(program.processes == [])
  }

  @Test("Starts threads without end")
  func startsThreads() throws {
    let program = Program.python(
      """
      import threading, time
      for _ in range(60): threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
      time.sleep(100)
      """
    ).with { $0.processes = 32 }
    // Where the kernel refuses one more, Python gives up.
    #expect(["exceeded processes", "exited 1"].contains(try program.run().outcome.word))
  }

  @Test("Spins where nobody limits the processor")
  func spinsUnlimited() throws {
    let program = Program.sh("while :; do :; done").confined(.none)
      .with { $0.time = .milliseconds(500) }
    #expect(try program.run().outcome.word == "exceeded time")
    #expect(program.processes == [])
  }

  @Test("Eats memory: refused where the kernel limits it")
  func eatsMemory() throws {
    let program = Program.python("x = bytearray(600_000_000); print(len(x))")
      .with { $0.memory = 256 << 20 }
    let (outcome, lines) = try program.run()
    #expect(lines == [])
    #expect(outcome.word == "exited 1")
    #expect(outcome.log.lastLine == "MemoryError")
  }

  @Test("Eats memory in many processes: ended by the host", arguments: confinements)
  func eatsMemoryTogether(_ confinement: Confinement) throws {
    let program = Program.python(
      """
      import os, time
      for _ in range(4):
        if os.fork() == 0:
          x = bytearray(os.urandom(1)) * 100_000_000
          time.sleep(100)
      time.sleep(100)
      """
    ).confined(confinement).with { $0.memory = 256 << 20 }
    let (outcome, _) = try program.run()
    #expect(outcome.word == "exceeded memory")
    #expect(program.processes == [])
  }

  @Test("Shared memory counts once")
  func sharesMemory() throws {
    let program = Program.python(
      """
      import os, time
      x = bytearray(os.urandom(1)) * 100_000_000
      for _ in range(4):
        if os.fork() == 0:
          time.sleep(0.6)
          os._exit(0)
      while True:
        try: os.wait()
        except ChildProcessError: break
      print("done")
      """
    ).with { $0.memory = 256 << 20 }
    let (outcome, lines) = try program.run()
    #expect(outcome.word == "exited 0")
    #expect(lines == ["done"])
    #expect(outcome.peakMemory > 100_000_000)
  }

  @Test("Starts processes without end", arguments: confinements)
  func startsProcesses(_ confinement: Confinement) throws {
    let program = Program.sh("while :; do sleep 100 & done").confined(confinement).with {
      $0.processes = 32
      $0.time = .seconds(10)
    }
    let (outcome, _) = try program.run()
    // Where the kernel refuses one more, the shell gives up.
    #expect(["exceeded processes", "exited 2"].contains(outcome.word))
    #expect(outcome.survivors == [])
    #expect(program.processes == [])
  }

  /// Root's processes are not limited by the kernel: a test on root's machine keeps off this.
  @Test("A fork bomb", .enabled(if: Confinement.available.gaps.isEmpty, "not as root"))
  func forkBomb() throws {
    let program = Program.sh("f() { f | f & }; f; sleep 100").with {
      $0.processes = 32
      $0.time = .seconds(2)
    }
    let (outcome, _) = try program.run()
    #expect(["exceeded processes", "exceeded time", "exited 2"].contains(outcome.word))
    #expect(outcome.survivors == [])
    #expect(program.processes == [])
  }

  @Test("Writes a file without end")
  func fillsTheDisk() throws {
    let program = Program.sh("exec cat /dev/zero >\"$TMPDIR/file\"").with { $0.fileBytes = 1 << 20 }
    #expect(try program.run().outcome.word == "exceeded fileSize")
  }
}
