# Sourced by scripts that use npm packages: `install` installs the pinned packages of the folder `here` into `tools`.
install() {
  mkdir -p "$tools"
  if ! cmp -s "$here/package-lock.json" "$tools/installed.json"; then
    cp "$here/package.json" "$here/package-lock.json" "$tools/"
    (cd "$tools" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
    cp "$here/package-lock.json" "$tools/installed.json"
  fi
}
