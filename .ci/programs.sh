#!/usr/bin/env bash
# The outside programs that tests/independent reads our files with; where they are not there, Debian's
# packages are installed. Without them the checks cannot be made, and CI fails.
set -euo pipefail
needed="gs qpdf pdftotext pdftoppm pdfinfo mutool"

lacking() { for name in $needed; do command -v "$name" >/dev/null || echo "$name"; done; }

[ -z "$(lacking)" ] && exit 0
command -v apt-get >/dev/null || { echo "not here: $(lacking | xargs); install them by hand" >&2; exit 1; }
root=()
[ "$(id -u)" -eq 0 ] || root=(sudo -n)
export DEBIAN_FRONTEND=noninteractive
"${root[@]}" apt-get update -qq
"${root[@]}" apt-get install -y -qq --no-install-recommends ghostscript poppler-utils qpdf mupdf-tools >/dev/null
[ -z "$(lacking)" ] || { echo "still not here: $(lacking | xargs)" >&2; exit 1; }
