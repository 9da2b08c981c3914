#!/usr/bin/env bash
# Renders this repository's article and takes a picture of its Russian, Georgian and Arabic editions: docs/editions.png.
# Needs Chromium (`chromium` on the path, or CHROMIUM=...) and fonts for the three scripts (Debian: fonts-noto-core).
set -euo pipefail
cd "$(dirname "$0")/.."
chromium=${CHROMIUM:-chromium}
article=how-putin-pushes-russians-to-kill-or-be-killed
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# A copy, so that no page of an earlier run is among the languages.
cp -r tolmach.toml source locales .tolmach "$folder/"
cargo run --quiet -- --project "$folder" render --quiet --format html
cargo run --quiet -- --project "$folder" render --quiet --format html --locale en

# One page with the editions side by side, so that no other program is needed.
{
  echo '<!DOCTYPE html><meta charset="utf-8"><title>editions</title>'
  echo '<style>body{margin:0;display:flex;gap:1px;background:#888}iframe{border:0;flex:1;height:900px}</style>'
  for locale in ru ka ar; do echo "<iframe src=\"file://$folder/editions/html/$locale/$article.html\"></iframe>"; done
} >"$folder/together.html"
# All that is in the window is drawn before the picture is taken.
"$chromium" --headless --run-all-compositor-stages-before-draw --virtual-time-budget=5000 --no-sandbox --disable-gpu \
  --no-first-run --disable-background-networking --disable-sync \
  --hide-scrollbars --allow-file-access-from-files --user-data-dir="$folder/profile" --window-size=1500,900 \
  --screenshot="$PWD/docs/editions.png" "file://$folder/together.html" >/dev/null 2>&1
echo "docs/editions.png"
