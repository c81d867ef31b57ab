include "helpers";
include "rules";

# The plugin's side of a call: lines in, findings out, one after the other. What is kept between
# lines is the state below and no record.

def message: . as $line | try fromjson catch null
  | if type == "object" then . else null end
  | if . == null then {fault: "A line is no message: \($line[0:80])"} else . end;

def failed($code; $text):
  .phase = "over"
  | .out = [{jsonrpc: "2.0", id, error: {code: $code, message: $text}}];

# What the rules say of a record; a rule that fails says so.
def findings($settings):
  . as $record
  | (try rules($settings)
      catch finding("error"; "rules.failed"; null; "A rule failed at this record: \(.)";
        "Correct the value, or the rule in rules.jq."))
  | .ref = $record.ref
  | with_entries(select(.value != null));

def begin:
  .message as $request
  | if ($request.id | type) != "string" or ($request.params | type) != "object" then
      failed(-32602; $request.fault // "The first line is no request.")
    else .id = $request.id
      | if $request.params.protocol != 1 then
          failed(-32602; "This plugin speaks version 1 of the protocol.")
        elif $request.method != "record.check" then
          failed(-32601; "This plugin does not know \($request.method).")
        else .phase = "items" | .settings = ($request.params.settings // {})
          | .off = [.settings.off // "" | splits("\\s*;\\s*")] end
    end;

def item:
  .message as $message
  | if $message.method == "record" and ($message.params.fields | type) == "object" then
      .received += 1
      | .off as $off
      | .out = [.settings as $settings | $message.params | findings($settings)
          | select(.rule as $rule | $off | index($rule) | not)
          | {jsonrpc: "2.0", method: "finding", params: .}]
      | .sent += (.out | length)
    elif $message.method == "end" then
      if $message.params.items == .received then
        .phase = "over" | .out = [{jsonrpc: "2.0", id, result: {items: .sent}}]
      else failed(1; "\($message.params.items) items were announced, \(.received) came.") end
    elif $message.method == "progress" then .
    elif $message.over then failed(1; $message.fault)
    else failed(-32602; $message.fault // "An item \($message.method) has no place here.") end;

foreach ((inputs | message),
    {over: true, fault: "The input ends before its end message: it was cut short."}) as $message (
  {phase: "begin", id: null, received: 0, sent: 0};
  .out = []
    | if .phase == "over" then .
      else .message = $message | if .phase == "begin" then begin else item end end;
  .out[])
