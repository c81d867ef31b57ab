/// New plugins in Python, which need its standard library alone.
enum PythonTemplate {
  static let importRead =
    head("import base64, csv, io, json, sys") + #"""


      def main():
          messages = read()
          call = next(messages)
          if call["method"] != "import.read":
              return refuse(call, -32601, "This plugin reads files and nothing else.")
          content, complete = b"", False
          for message in messages:
              if message["method"] == "chunk":
                  content += base64.b64decode(message["params"]["base64"])
              complete = message["method"] == "end"
          if not complete:
              return refuse(call, 1, "The input was cut short.")
          try:
              text = content.decode("utf-8-sig")
          except UnicodeDecodeError as error:
              return refuse(call, 2, f"The file is not UTF-8: {error}.", "Save it as UTF-8.")
          rows = csv.DictReader(io.StringIO(text, newline=""))
          for row in rows:
              place = f"line {rows.line_num}"
              if None in row:
                  item("finding", severity="error", rule="cells", at=place,
                       message="The row has more cells than the header.", remedy="Correct the row.")
                  continue
              item("record", form=call["params"]["forms"][0], at=place,
                   fields={name: cell for name, cell in row.items() if cell})
          done(call)


      main()
      """#

  static let recordCheck =
    head("import json, sys") + #"""


      def main():
          messages = read()
          call = next(messages)
          if call["method"] != "record.check":
              return refuse(call, -32601, "This plugin checks records and nothing else.")
          field = call["params"]["settings"].get("field", "FIELD")
          complete = False
          for message in messages:
              complete = message["method"] == "end"
              if message["method"] != "record":
                  continue
              record = message["params"]
              if not record["fields"].get(field):
                  item("finding", severity="warning", rule="empty", ref=record.get("ref"),
                       field=field, message=f"{field} is empty.", remedy="Fill it in.")
          if not complete:
              return refuse(call, 1, "The input was cut short.")
          done(call)


      main()
      """#

  static let reportRender =
    head("import base64, hashlib, json, sys") + #"""


      def main():
          messages = read()
          call = next(messages)
          if call["method"] != "report.render":
              return refuse(call, -32601, "This plugin renders reports and nothing else.")
          files, complete = {}, False
          for message in messages:
              if message["method"] == "file":
                  name = message["params"]["name"]
                  files[name] = b""
              elif message["method"] == "chunk":
                  files[name] += base64.b64decode(message["params"]["base64"])
              complete = message["method"] == "end"
          if not complete:
              return refuse(call, 1, "The input was cut short.")
          text = "".join(f"{name} {len(content)}\n" for name, content in files.items()).encode()
          item("file", name="summary.txt", mediaType="text/plain", bytes=len(text),
               sha256=hashlib.sha256(text).hexdigest())
          for start in range(0, len(text), 49152):
              item("chunk", base64=base64.b64encode(text[start:start + 49152]).decode())
          done(call)


      main()
      """#

  private static func head(_ imports: String) -> String {
    """
    #!/usr/bin/env python3
    # What is read and written here: Docs/Reference/plugin-protocol.md.
    \(imports)

    sent = 0


    def read():
        for line in sys.stdin.buffer:  # A line ends with byte 0A and nothing else.
            yield json.loads(line)


    def write(message):
        sys.stdout.buffer.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\\n")


    def item(method, **params):
        global sent
        sent += 1
        write({"method": method, "params": params})


    def done(call):
        write({"id": call["id"], "result": {"items": sent}})


    def refuse(call, code, message, remedy="See the plugin's README."):
        write({"id": call["id"],
               "error": {"code": code, "message": message, "data": {"remedy": remedy}}})
    """
  }
}
