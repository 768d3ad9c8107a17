#!/usr/bin/env bash
# Runs the YAML language server of editors. Needs node 20 or later and npm; installs it below target/.
#
#   check.sh install     installs the pinned server and prints its folder
#   check.sh serve       speaks the language server protocol over standard input and output
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../.." && pwd)"
tools="${EDITOR_TOOLS:-${CARGO_TARGET_DIR:-$root/target}/editor}"

. "$here/../npm.sh"

case "${1:-}" in
  install) install; echo "$tools" ;;
  serve) install; exec "$tools/node_modules/.bin/yaml-language-server" --stdio ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
