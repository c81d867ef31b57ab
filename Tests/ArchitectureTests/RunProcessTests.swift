import Foundation
import TestSupport
import Testing

/// The tests trust what they are told about the programs that they run.
struct RunProcessTests {
  @Test func tellsStatusAndBothOutputs() throws {
    let run = try RunProcess.run(
      "sh", ["-c", "cat; echo \"$WORD\" >&2; exit 3"], stdin: "in", environment: ["WORD": "err"])
    #expect(run.status == 3)
    #expect(run.signal == nil)
    #expect(run.stdout == "in")
    #expect(run.stderr == "err\n")
  }

  @Test func tellsTheSignal() throws {
    let run = try RunProcess.run("sh", ["-c", "kill -9 $$"])
    #expect(run.status == nil)
    #expect(run.signal == 9)
    #expect(!run.timedOut)
  }

  @Test func endsWhatRunsOverItsTime() throws {
    let run = try RunProcess.run("sleep", ["30"], timeLimit: .milliseconds(200))
    #expect(run.timedOut)
    #expect(run.signal == 9)
  }

  @Test("More input and output than a pipe holds blocks nobody")
  func passesMuch() throws {
    let text = String(repeating: "peace and security\n", count: 50_000)
    let run = try RunProcess.run("sh", ["-c", "cat >&2; seq 200000"], stdin: text)
    #expect(run.stderr == text)
    #expect(run.stdout.hasSuffix("200000\n"))
  }

  @Test func saysWhichProgramIsMissing() {
    #expect(throws: RunProcess.Failure.self) { try RunProcess.run("no-such-program") }
  }
}
