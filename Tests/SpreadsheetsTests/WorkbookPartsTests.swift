import Foundation
import TestSupport
import Testing

@testable import Spreadsheets

struct WorkbookPartsTests {
  @Test(
    "A part that lost bytes is found, wherever they were",
    arguments: [
      ("whole", nil), ("cut at its end", "b.xml"), ("cut in its middle", "b.xml"),
      ("without its end", "b.xml"), ("missing", "b.xml"), ("cut archive", "archive"),
    ])
  func findsDamage(damage: String, found: String?) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let url = folder.url.appending(path: "book.xlsx")
    let script = """
      import random, sys, zipfile
      damage, path = sys.argv[1:]
      head = '<?xml version="1.0"?>\\n'
      rows = "".join(f"<row r='{random.random()}'/>" for _ in range(20000))
      part = head + "<sheet a='1'>" + rows + "</sheet>"
      part = {
          "cut at its end": part[:-5], "cut in its middle": part[:200000] + part[204096:],
          "without its end": part[:-300000],
      }.get(damage, part)
      with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
          archive.writestr("a.xml", head + "<a:theme>" + "x" * 99 + "</a:theme>\\n")
          if damage != "missing":
              archive.writestr("b.xml", part)
      if damage == "cut archive":
          open(path, "r+b").truncate(5000)
      print(len(rows))
      """
    let run = try RunProcess.run("python3", ["-c", script, damage, url.path])
    try #require(run.status == 0, "\(run.stderr)")
    let rows = try #require(Int(run.stdout.dropLast()))
    let expected = found == "archive" ? url.path : found
    #expect(WorkbookParts.damaged(in: url.path, sizes: ["b.xml": rows]) == expected)
  }
}
