#!/usr/bin/env bash
# Reads exported documents with other tools. Needs node 20 or later and npm; installs the tools below target/.
#
#   check.sh install            installs the pinned tools and prints their folder
#   check.sh lint FILE...       checks documents by the recommended rules of Redocly and Spectral
#   check.sh mock FILE PORT     serves a document with Prism on this machine until it is stopped
#   check.sh diff FOLDER        compares NAME.old.json with NAME.new.json for each NAME, and writes NAME.diff.json
#   check.sh                    exports all specs and checks them
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
tools="${OPENAPI_TOOLS:-${CARGO_TARGET_DIR:-$root/target}/openapi}"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true SCARF_ANALYTICS=false

. "$here/../npm.sh"

lint() {
  "$tools/node_modules/.bin/redocly" lint --config "$here/redocly.yaml" --max-problems 1000 "$@"
  "$tools/node_modules/.bin/spectral" lint --ruleset "$here/spectral.yaml" --fail-severity hint "$@"
}

case "${1:-all}" in
  install) install; echo "$tools" ;;
  lint) shift; install; lint "$@" ;;
  mock) install; exec "$tools/node_modules/.bin/prism" mock --host 127.0.0.1 --port "$3" "$2" ;;
  diff) install; cd "$2"; exec node "$here/diff.mjs" "$tools" "$PWD" ;;
  all)
    install
    documents="$(mktemp -d)"
    trap 'rm -rf "$documents"' EXIT
    (cd "$root" && cargo clientloom export openapi -o "$documents")
    (cd "$root" && cargo clientloom export openapi -o "$documents" --format yaml)
    lint "$documents"/*
    ;;
  *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
