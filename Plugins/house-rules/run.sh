#!/bin/sh
# Starts jq on the stream of records, or says what keeps it from starting.
set -u

# The id stands in the first line; where it cannot be told without jq, the answer has none.
refuse() {
  IFS= read -r request
  id=$(printf '%s\n' "$request" | sed -n 's/^{[^{]*"id":\("[^"\\]*"\).*/\1/p')
  printf '{"jsonrpc":"2.0","id":%s,"error":{"code":1,"message":"%s","data":{"remedy":"%s"}}}\n' \
    "${id:-null}" "$1" "$2"
  cat >/dev/null
  exit 0
}

command -v jq >/dev/null ||
  refuse 'There is no jq, by which the rules are read.' \
    'Install it, as with apt-get install jq, where Baraza runs.'
jq -nR -L . -f check.jq </dev/null >/dev/null ||
  refuse 'rules.jq cannot be read; the log says where.' 'Correct it, and enable the plugin again.'
exec jq -nRc -L . -f check.jq
