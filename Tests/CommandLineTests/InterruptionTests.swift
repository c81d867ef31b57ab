import Foundation
import TestSupport
import Testing

/// Whatever ends an import, the store is as before it or as after it.
///
/// An import that is watched first tells when what is written; further ones, each into a
/// store of the same bytes, are killed at one of those calls. That they were is asserted by
/// the signal that ended them and by the last phase that they named.
@Suite(.serialized)
struct InterruptionTests {
  private static func skips() -> Bool {
    let traced = try? RunProcess.run("strace", ["-o", "/dev/null", "true"])
    guard traced?.status == 0 else {
      print("Skipped: strace is absent, or may not watch other processes here.")
      return true
    }
    return false
  }

  @Test("A kill while reading, writing, committing and checkpointing halves nothing")
  func kills() throws {
    if InterruptionTests.skips() { return }
    let scene = try InterruptionImport()
    let trace = try scene.watch()
    #expect(trace.phases == ["hash", "apply", "commit", "checkpoint"])
    let after = try scene.checkedDigest()
    #expect(after != scene.before)

    // The file is read twice: to hash it, then while its activities are applied.
    let reads = trace.count("pread64", of: .input)
    let reading = try scene.killWhileReading(afterReads: reads * 3 / 4)
    #expect(reading.reads >= reads * 3 / 4 && reading.reads < reads)
    #expect(reading.phases == ["hash", "apply"])
    #expect(try scene.checkedDigest() == scene.before)

    let writes = trace.count("pwrite64", of: .log)
    let writing = try scene.kill(at: "pwrite64", of: .log, number: writes / 2)
    #expect(writing.phases == ["hash", "apply", "commit"])
    #expect(writing.count("pwrite64", of: .log) == writes / 2)
    #expect(try scene.checkedDigest() == scene.before)

    // The bytes are with the system by then, but nobody was told that they are safe.
    let committing = try scene.kill(at: "fdatasync", of: .log, number: trace.commit)
    #expect(committing.phases == ["hash", "apply", "commit"])
    #expect(committing.count("pwrite64", of: .log) == writes)
    #expect([scene.before, after].contains(try scene.checkedDigest()))

    // The file itself is written by checkpoints alone.
    let pages = trace.count("pwrite64", of: .store)
    #expect(pages > 2)
    for number in [2, pages - 1] {
      let folding = try scene.kill(at: "pwrite64", of: .store, number: number)
      #expect(folding.phases == ["hash", "apply", "commit", "checkpoint"])
      #expect(folding.count("pwrite64", of: .store) == number)
      #expect(try scene.checkedDigest() == after)
    }

    // A store that was interrupted takes the import as any other does.
    try scene.reset()
    _ = try scene.kill(at: "pwrite64", of: .log, number: writes / 2)
    let again = try scene.session.run("import", scene.session.file("next.xml"), "--feed", "feed")
    #expect(again.status == 0, "\(again.stderr)")
    #expect(try scene.checkedDigest() == after)
  }

  @Test("A full disk is one clear message, and the store is as before")
  func fullDisk() throws {
    let scene = try InterruptionImport()
    try scene.reset()
    // A limit on the size of files; `ulimit` counts blocks of 512 bytes.
    let result = try scene.session.script(
      "sh", "ulimit -f 2048; exec \"$BARAZA\" import \"$0\" --feed feed",
      [scene.session.file("next.xml")])
    #expect(result.status == 1)
    #expect(result.stdout == "")
    #expect(result.stderr.contains("[store.disk-full]"), "\(result.stderr)")
    #expect(result.stderr.split(separator: "\n").count == 1, "\(result.stderr)")
    #expect(try scene.checkedDigest() == scene.before)
    let again = try scene.session.run("import", scene.session.file("next.xml"), "--feed", "feed")
    #expect(again.status == 0, "\(again.stderr)")
    #expect(try scene.checkedDigest() != scene.before)
  }
}
