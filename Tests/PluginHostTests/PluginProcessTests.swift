import Foundation
import Glibc
import Kernel
import PluginHost
import TestSupport
import Testing

@Suite(.serialized)
struct PluginProcessTests {
  static let confinements = [Confinement.available, .none]

  @Test("Lines go in and come out, as bytes and in order", arguments: confinements)
  func copies(_ confinement: Confinement) throws {
    let words = (0..<20_000).map { "line \($0) " + String(repeating: "é", count: $0 % 200) }
    let (outcome, lines) = try Program(["cat"]).confined(confinement).run(words)
    #expect(outcome.word == "exited 0")
    #expect(lines == words)
    #expect(outcome.tookInput)
    let length = words.reduce(0) { $0 + $1.utf8.count + 1 }
    #expect(outcome.bytesWritten == length)
    #expect(outcome.bytesRead == length)
    #expect(outcome.linesRead == words.count)
  }

  @Test("Only a line feed divides lines")
  func lineFeedsOnly() throws {
    let line = "a\u{2028}b\u{2029}c\u{85}d\u{0B}e\u{0C}f\rg"
    let (_, lines) = try Program(["cat"]).run([line, "", line])
    #expect(lines == [line, "", line])
  }

  @Test("Bytes that are no UTF-8 are passed on")
  func invalidUTF8() throws {
    var read: [[UInt8]] = []
    let program = Program.sh(#"printf 'a\377\300\000b\nc'"#)
    let outcome = try PluginProcess.run(program.command) { read.append(Array($0)) }
    #expect(read == [[0x61, 0xFF, 0xC0, 0x00, 0x62], [0x63]])
    #expect(outcome.linesRead == 2)
  }

  @Test("A line at the limit is read; a longer one ends the program", arguments: [999, 1000])
  func lineLimit(length: Int) throws {
    let program = Program(["cat"]).with { $0.lineBytes = 1000 }
    let long = String(repeating: "x", count: length)
    let (outcome, lines) = try program.run(["first", long, "last"])
    #expect(outcome.word == (length == 999 ? "exited 0" : "exceeded line"))
    #expect(lines == (length == 999 ? ["first", long, "last"] : ["first"]))
  }

  @Test("A last line without line feed counts", arguments: ["abc", ""])
  func lastLine(text: String) throws {
    let (outcome, lines) = try Program.sh("printf 'first\\n\(text)'").run()
    #expect(lines == (text.isEmpty ? ["first"] : ["first", text]))
    #expect(outcome.linesRead == lines.count)
  }

  @Test("A piece of a line that a signal cut off is not read")
  func cutLine() throws {
    let (outcome, lines) = try Program.sh("printf 'first\\nsec'; kill -SEGV $$").run()
    #expect(lines == ["first"])
    #expect(outcome.word == "signalled 11")
  }

  @Test("What was written before the end is read to the end", arguments: confinements)
  func readsTheRest(_ confinement: Confinement) throws {
    for count in [1, 5000, 60_000] {
      let program = Program.sh("head -c \(count) /dev/zero | tr '\\0' '\\n'").confined(confinement)
      #expect(try program.run().outcome.linesRead == count)
    }
  }

  @Test("Status and signal", arguments: confinements)
  func status(_ confinement: Confinement) throws {
    let failed = try Program.sh("echo 'no such \u{7}column' >&2; exit 7").confined(confinement)
      .run().outcome
    #expect(failed.word == "exited 7")
    #expect(
      failed.failure?.diagnostic.message
        == "the plugin ended with status 7; the last line of its log: no such column.")
    let killed = try Program.sh("kill -KILL $$").confined(confinement).run().outcome
    #expect(killed.word == "signalled 9")
    let aborted = try Program.python("import os; os.abort()").confined(confinement).run().outcome
    #expect(aborted.word == "signalled 6")
    // The host ignores the signal of a broken pipe; its children do not.
    let pipe = try Program.sh("kill -PIPE $$; echo still here").confined(confinement).run()
    #expect(pipe.outcome.word == "signalled 13")
    #expect(pipe.lines == [])
  }

  @Test("The environment is clean", arguments: confinements)
  func environment(_ confinement: Confinement) throws {
    setenv("BARAZA_SECRET_OF_THE_HOST", "1", 1)
    var program = Program(["env"], in: "/usr").confined(confinement)
    program.command.environment["BARAZA_SETTING"] = "with \"quotes\""
    let (_, lines) = try program.run()
    let names = Set(lines.compactMap { $0.split(separator: "=").first.map(String.init) })
    let expected: Set = [
      "PATH", "LANG", "TZ", "HOME", "TMPDIR", "PYTHONDONTWRITEBYTECODE", "BARAZA_PLUGIN",
      "BARAZA_PLUGIN_CALL", "BARAZA_SETTING", "BARAZA_TEST",
    ]
    #expect(names.subtracting(["PWD", "OLDPWD", "SHLVL", "_"]) == expected)
    #expect(lines.contains("LANG=C.UTF-8") && lines.contains("TZ=UTC"))
    #expect(lines.contains("BARAZA_SETTING=with \"quotes\""))
    #expect(try Program(["pwd"], in: "/usr").confined(confinement).run().lines == ["/usr"])
  }

  @Test("Nothing that the host has open is open in the program", arguments: confinements)
  func descriptors(_ confinement: Confinement) throws {
    let open = Glibc.open("/etc/passwd", O_RDONLY)
    defer { close(open) }
    let (_, lines) = try Program.sh("ls /proc/self/fd").confined(confinement).run()
    #expect(lines == ["0", "1", "2", "3"], "3 is the folder that ls reads")
  }

  @Test("No network", .enabled(if: !Confinement.available.gaps.contains(.network)))
  func network() throws {
    let program = Program.python(
      """
      import socket
      try:
        socket.create_connection(("192.0.2.1", 80), timeout=5)
        print("reached")
      except OSError as error: print(error.errno)
      print([name for _, name in socket.if_nameindex()])
      """)
    let (_, lines) = try program.run()
    #expect(lines.first == "101", "ENETUNREACH, at once")
    #expect(lines.last?.contains("eth") == false)
  }

  @Test("An error of the reader ends the program and is kept")
  func readerThrows() throws {
    struct Wrong: Error {}
    let program = Program(["yes"])
    let outcome = try PluginProcess.run(program.command) { _ in throw Wrong() }
    guard case .stopped(let error) = outcome.ending else {
      Issue.record("\(outcome.ending)")
      return
    }
    #expect(error is Wrong)
    #expect(outcome.linesRead == 1)
    #expect(program.processes == [])
  }

  @Test("An error of the source ends the program and is kept")
  func sourceThrows() throws {
    struct Wrong: Error {}
    let outcome = try PluginProcess.run(Program(["cat"]).command, input: { _ in throw Wrong() }) {
      _ in
    }
    #expect(outcome.word == "stopped")
  }

  @Test("A source that has nothing yet is asked again after the next line")
  func dialogue() throws {
    var asked = 0
    var answers: [String] = []
    var mayWrite = true
    let outcome = try PluginProcess.run(
      Program.sh("while read -r line; do echo \"got $line\"; done").command,
      input: { bytes in
        guard asked < 3 else { return false }
        if mayWrite {
          asked += 1
          bytes += "question \(asked)\n".utf8
          mayWrite = false
        }
        return true
      },
      line: {
        answers.append(String(decoding: $0, as: UTF8.self))
        mayWrite = true
      })
    #expect(outcome.word == "exited 0")
    #expect(answers == ["got question 1", "got question 2", "got question 3"])
  }

  @Test("A call can be cancelled")
  func cancels() throws {
    let start = ContinuousClock.now
    let program = Program.sh("sleep 100")
    let outcome = try PluginProcess.run(
      program.command, isCancelled: { ContinuousClock.now - start > .milliseconds(200) }
    ) { _ in }
    #expect(outcome.word == "cancelled")
    #expect(program.processes == [])
  }

  @Test("Time in which the host is busy is not the program's idleness")
  func busyHost() throws {
    let program = Program.sh("echo a; echo b").with { $0.idle = .milliseconds(200) }
    let outcome = try PluginProcess.run(program.command) { _ in usleep(400_000) }
    #expect(outcome.word == "exited 0")
  }

  @Test("What cannot be started says why and what to do")
  func notStarted() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "run")
    try Data("#!/bin/sh\necho started\n".utf8).write(to: file)
    func failure(_ arguments: [String], in folder: String) -> ProcessFailure? {
      do {
        _ = try PluginProcess.run(PluginCommand(arguments, in: folder)) { _ in }
        return nil
      } catch {
        return error
      }
    }
    let path = folder.url.path
    #expect(failure(["./run"], in: path) == .notExecutable("./run", folder: path))
    #expect(failure(["./missing"], in: path) == .noProgram("./missing", folder: path))
    #expect(failure([], in: path) == .noProgram("", folder: path))
    #expect(failure(["baraza-no-such-program"], in: path) == .notInPath("baraza-no-such-program"))
    #expect(failure(["true"], in: "\(path)/gone") == .noFolder("\(path)/gone"))
    #expect("\(try #require(failure(["./run"], in: path)))".contains("chmod +x ./run"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    #expect(try Program(["./run"], in: path).run().lines == ["started"])
  }

  @Test(
    "A program gains no privileges", .enabled(if: !Confinement.available.gaps.contains(.privileges))
  )
  func privileges() throws {
    let (_, lines) = try Program.sh("grep NoNewPrivs /proc/self/status").run()
    #expect(lines == ["NoNewPrivs:\t1"])
  }
}
