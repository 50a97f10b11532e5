#!/bin/sh
# Starts Redeanteil from this stick. The first time: right-click, Open.
here=$(cd "$(dirname "$0")" && pwd) || exit 1
PATH="$PATH:/usr/local/bin:/opt/homebrew/bin"
for version in @PYTHONS@; do
  if command -v "python$version" >/dev/null 2>&1; then
    exec "python$version" "$here/start.py" "$@"
  fi
done
if command -v python3 >/dev/null 2>&1; then
  exec python3 "$here/start.py" "$@"
fi
echo "Hier fehlt Python (@PYTHONS@). Siehe LIESMICH.txt."
echo "Python is missing here (@PYTHONS@). See README.txt."
exit 1
