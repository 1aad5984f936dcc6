#!/usr/bin/env bash
# Every Python from 3.11 on that this machine has, one of each minor version: "3.12 /path/to/python3.12".
# Looked for on the PATH and, where pyenv is there, among its versions.
set -euo pipefail

candidates() {
  local minor
  for minor in 11 12 13 14 15 16; do
    type -aP "python3.$minor" || true
  done
  if command -v pyenv >/dev/null; then
    ls -d "$(pyenv root)"/versions/3.*/bin/python 2>/dev/null || true
  fi
}

# A name on the PATH may be a shim of a version that is not chosen: only what answers counts.
candidates | while read -r python; do
  "$python" -c '
import sys
if sys.version_info >= (3, 11) and sys.version_info.releaselevel == "final":
    print("%d.%d" % sys.version_info[:2], sys.executable)
' 2>/dev/null || true
done | sort -t . -k 2,2n -s | awk '!seen[$1]++'
