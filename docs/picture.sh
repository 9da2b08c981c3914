#!/usr/bin/env bash
# Renders this repository's article and takes a picture of its Russian and Georgian editions: docs/editions.png.
# Needs Chromium (`chromium` on the path, or CHROMIUM=...) and fonts for Cyrillic and Georgian (Debian: fonts-noto-core).
set -euo pipefail
cd "$(dirname "$0")/.."
chromium=${CHROMIUM:-chromium}
article=how-putin-pushes-russians-to-kill-or-be-killed
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cargo run --release --quiet -- render --quiet --format html

# One page with both editions side by side, so that no other program is needed.
cat >"$folder/both.html" <<PAGE
<!DOCTYPE html><meta charset="utf-8"><title>editions</title>
<style>body{margin:0;display:flex;gap:1px;background:#888}iframe{border:0;flex:1;height:860px}</style>
<iframe src="file://$PWD/editions/html/ru/$article.html"></iframe><iframe src="file://$PWD/editions/html/ka/$article.html"></iframe>
PAGE
"$chromium" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync \
  --hide-scrollbars --allow-file-access-from-files --user-data-dir="$folder/profile" --window-size=1360,860 \
  --screenshot="$PWD/docs/editions.png" "file://$folder/both.html" >/dev/null 2>&1
echo "docs/editions.png"
