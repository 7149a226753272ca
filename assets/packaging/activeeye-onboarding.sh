#!/bin/sh
# The terminal program of the installed app: the app's own executable, without its window. Without words the window opens.
# In the app it is resources/terminal/activeeye-onboarding; the Debian package has it on the PATH as well.
set -eu
here=$(dirname "$(readlink -f "$0")")
for app in \
  "$here/../../activeeye-onboarding-window" \
  "$here/../../MacOS/ActiveEye Onboarding" \
  "/opt/ActiveEye Onboarding/activeeye-onboarding-window"; do
  [ -x "$app" ] || continue
  [ $# -gt 0 ] || exec "$app"
  # No display is needed. What follows -- is never a switch of Chromium.
  exec "$app" --terminal --ozone-platform=headless -- "$@"
done
echo "ActiveEye Onboarding is not where it was installed. Install it again." >&2
exit 1
