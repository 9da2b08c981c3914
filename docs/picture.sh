#!/usr/bin/env bash
# Renders this repository's article and takes a picture of its Russian and Georgian editions: docs/editions.png.
# Needs Chromium (`chromium` on the path, or CHROMIUM=...), ImageMagick, and fonts for Cyrillic and Georgian.
set -euo pipefail
cd "$(dirname "$0")/.."
chromium=${CHROMIUM:-chromium}
article=how-putin-pushes-russians-to-kill-or-be-killed
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cargo run --release --quiet -- render --quiet --format html

shoot() { # locale
  "$chromium" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-sync \
    --hide-scrollbars --user-data-dir="$folder/profile" --window-size=760,900 --force-device-scale-factor=1 \
    --screenshot="$folder/$1.png" "file://$PWD/editions/html/$1/$article.html" >/dev/null 2>&1
}
shoot ru
shoot ka
convert "$folder/ru.png" "$folder/ka.png" +append docs/editions.png
echo "docs/editions.png"
