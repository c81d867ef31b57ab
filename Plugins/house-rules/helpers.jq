# What rules are written with. A record's fields are its input.

# Nothing is said.
def blank(value): value | . == null or (tostring | test("^\\s*$"));

# A decimal as a number to compare with.
def decimal(value): value | tostring
  | if test("^-?[0-9]+(\\.[0-9]+)?$") then tonumber else error("“\(.)” is no decimal") end;

# What a setting such as USD=500;LRD=100000 says of a name, else what it says of *.
def stated($setting; $name):
  [$setting // "" | splits("\\s*;\\s*") | select(contains("=")) | split("=")
    | {key: (.[0] | gsub("\\s"; "")), value: (.[1] | gsub("\\s"; ""))}]
  | from_entries | .[$name // "*"] // .["*"];

# A finding of the rule, about a field.
def finding(severity; rule; field; message; remedy):
  {severity: severity, rule: rule, field: field, message: message, remedy: remedy};
