import Foundation
import TestSupport
import Testing

/// Pipes, signals and other company of the program.
struct StreamTests {
  @Test("Output beyond a pipe's size arrives whole")
  func arrivesWhole() throws {
    let session = try Session()
    try session.begin(importing: "ipo-headquarters")
    for name in ["a", "b", "c", "d", "e"] {
      let run = try session.run(
        "import", "--feed", name, Session.sample("feeds/irregular.xml"), "--quiet")
      #expect(run.status == 3)
    }
    let result = try session.script(
      "bash",
      """
      set -o pipefail
      "$BARAZA" activity list --json | (sleep 1; cat) > "$1"
      """, ["bash", session.file("list.json")])
    #expect(result.status == 0)
    let data = try Data(contentsOf: URL(filePath: session.file("list.json")))
    #expect(data.count > 1 << 14)
    #expect((try JSONSerialization.jsonObject(with: data) as? [Any])?.count == 9 + 5 * 19)
  }

  @Test("A reader that goes away is no crash")
  func survivesClosedPipe() throws {
    let session = try Session()
    try session.begin(importing: "irregular")
    let result = try session.script(
      "bash", #""$BARAZA" activity list --json | true; echo "${PIPESTATUS[0]}""#)
    #expect(result.stdout == "0\n")
    #expect(result.stderr == "")
  }

  @Test("A full disk under the output is told")
  func namesFullOutput() throws {
    let session = try Session()
    try session.begin(importing: "irregular")
    let result = try session.script("bash", #""$BARAZA" activity list --json > /dev/full"#)
    #expect(result.status == 1)
    #expect(result.stderr.contains("[output.write]"))
  }

  @Test("Data of a table cannot move the cursor; in JSON and CSV it stays what it is")
  func guardsTerminal() throws {
    let session = try Session()
    try session.begin()
    let name = "a\u{1B}[2Jb\nc \u{202E}d"
    #expect(try session.run("own", "add", "XX-NEW", "--name", name).status == 0)
    let table = try session.run("own", "list").stdout
    #expect(!table.contains("\u{1B}") && !table.contains("\u{202E}"))
    #expect(table.split(separator: "\n").count == 4)
    #expect(try session.rows("own", "list").contains { $0["name"] as? String == name })
    let csv = try session.run("own", "list", "--format", "csv").stdout
    #expect(csv.hasPrefix("identifier,name,isPrimary,validFrom,validTo\r\n"))
    #expect(csv.contains("\"a\u{1B}[2Jb\nc \u{202E}d\""))
  }

  @Test(
    "An import that is interrupted leaves the store as it was, and the program with 2",
    arguments: ["SIGINT", "SIGTERM"])
  func cancels(signal: String) throws {
    let session = try Session()
    try session.begin(importing: "funder-example")
    let digest = try session.digest()
    let result = try session.script(
      "python3",
      """
      import os, signal, subprocess, sys
      with open(sys.argv[1], "w") as out:
          out.write('<iati-activities version="2.03">')
          for n in range(20000):
              out.write(f'<iati-activity><iati-identifier>XX-{n}</iati-identifier>'
                        '<reporting-org ref="XX" type="21"><narrative>X</narrative>'
                        '</reporting-org></iati-activity>')
          out.write('</iati-activities>')
      os.environ["BARAZA_PROGRESS"] = "plain"
      run = subprocess.Popen([os.environ["BARAZA"], "import", "--json", sys.argv[1]],
                             stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
      for line in run.stderr:
          if line == "phase: apply\\n":
              break
      run.send_signal(getattr(signal, sys.argv[2]))
      out, err = run.communicate()
      print(run.returncode)
      print(err, file=sys.stderr)
      """, [session.file("large.xml"), signal])
    #expect(result.stdout == "2\n", "\(result.stderr)")
    #expect(result.stderr.contains("cancelled"))
    #expect(try session.digest() == digest)
    #expect(try session.run("import", Session.sample("feeds/partner-example.xml")).status == 0)
  }
}
