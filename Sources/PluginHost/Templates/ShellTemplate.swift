/// New plugins in the shell, which need jq.
enum ShellTemplate {
  static let importRead =
    head("import.read", "reads files") + #"""


      # The names of the columns are fields of the form; no quotes, no commas in cells.
      jq -r 'select(.method == "chunk") | .params.base64' "$input" |
        while read -r part; do printf %s "$part" | base64 -d; done > "$TMPDIR/file"
      jq -Rnc --argjson call "$call" '
        [inputs | rtrimstr("\r")] as $lines
        | ($lines[0] // "" | split(",")) as $names
        | [ range(1; $lines | length) as $n | select($lines[$n] != "")
            | {jsonrpc: "2.0", method: "record", params: {
                form: $call.params.forms[0], at: "line \($n + 1)",
                fields: ([$names, ($lines[$n] | split(","))] | transpose
                  | map(select(.[0] != null and (.[1] // "") != "") | {key: .[0], value: .[1]})
                  | from_entries)}} ] as $records
        | $records[], {jsonrpc: "2.0", id: $call.id, result: {items: ($records | length)}}
        ' "$TMPDIR/file"
      """#

  static let recordCheck = #"""
    #!/bin/sh
    # What is read and written here: Docs/Reference/plugin-protocol.md.
    exec jq -nc '
      def refusal($call; $code; $message): {id: $call.id, error: {
        code: $code, message: $message, data: {remedy: "See the README of the plugin."}}};
      input as $call
      | if $call.method != "record.check"
        then refusal($call; -32601; "This plugin checks records and nothing else.")
        else ($call.params.settings.field // "FIELD") as $field
          | foreach (inputs, null) as $message ({items: 0, complete: false};
              .finding = null
              | if $message == null then .
                elif $message.method == "end" then .complete = true
                elif $message.method == "record"
                  and (($message.params.fields[$field] // "") == "")
                then .items += 1 | .finding = {method: "finding", params: {
                  severity: "warning", rule: "empty", ref: $message.params.ref, field: $field,
                  message: "\($field) is empty.", remedy: "Fill it in."}}
                else . end;
              if $message == null and .complete then {id: $call.id, result: {items}}
              elif $message == null then refusal($call; 1; "The input was cut short.")
              else .finding // empty end)
        end
      | {jsonrpc: "2.0"} + .'
    """#

  static let reportRender =
    head("report.render", "renders reports") + #"""


      # The answer is one file of less than 49,152 bytes: one chunk.
      jq -r 'select(.method == "file") | "\(.params.name) \(.params.bytes)"' "$input" \
        > "$TMPDIR/summary.txt"
      jq -nc --argjson call "$call" --rawfile text "$TMPDIR/summary.txt" \
        --arg sum "$(sha256sum < "$TMPDIR/summary.txt" | cut -d ' ' -f 1)" '
        {method: "file", params: {name: "summary.txt", mediaType: "text/plain",
          bytes: ($text | utf8bytelength), sha256: $sum}},
        (select($text != "") | {method: "chunk", params: {base64: ($text | @base64)}}),
        {id: $call.id, result: {items: (if $text == "" then 1 else 2 end)}}
        | {jsonrpc: "2.0"} + .'
      """#

  private static func head(_ hook: String, _ what: String) -> String {
    #"""
    #!/bin/sh
    # What is read and written here: Docs/Reference/plugin-protocol.md.
    set -eu
    input="$TMPDIR/input"
    cat > "$input"
    call=$(head -n 1 "$input" | jq -c '{id, method, params: {forms: .params.forms}}')

    refuse() {
      jq -nc --argjson call "$call" --argjson code "$1" --arg message "$2" '
        {jsonrpc: "2.0", id: $call.id, error: {
          code: $code, message: $message, data: {remedy: "See the README of the plugin."}}}'
      exit 0
    }

    """#
      + "[ \"$(printf %s \"$call\" | jq -r .method)\" = \(hook) ] ||\n"
      + "  refuse -32601 'This plugin \(what) and nothing else.'\n"
      + "[ \"$(tail -n 1 \"$input\" | jq -r .method)\" = end ] || refuse 1 'The input was cut short.'"
  }
}
