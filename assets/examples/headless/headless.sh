#!/usr/bin/env bash
# One check of an onboarding, or one run of its flow logs, from a scheduler. README.md beside it says how it is used.
# Ends with the exit status of the app.
set -uo pipefail
umask 077

verb=${1:-check}
onboarding=${ONBOARDING:?name the onboarding file}
data=${DATA_DIR:?name the directory of the journal}
out=${OUT:?name the directory for the checklist, the log and the report}
# s3://BUCKET/PREFIX, where the journal is kept between runners that have no disk of their own.
state=${STATE:-}
read -ra onboard <<<"${ONBOARD:-onboard}"

case $verb in
  check) words=(check "$onboarding" --json) ;;
  # Without the stack: a person reads its template and consents, a scheduler can't.
  run) words=(run "$onboarding" --skip-stack --yes --json) ;;
  *)
    echo 'usage: headless.sh check | run' >&2
    exit 2
    ;;
esac

journal() {
  aws s3 sync "$1" "$2" --only-show-errors --exclude '*' --include '*.jsonl' --include '*.json'
}

mkdir -p "$data" "$out"
# Without the journal of the last time, another one would begin.
if [ -n "$state" ] && ! journal "$state" "$data"; then
  echo "The journal could not be read from $state. Nothing was looked at." >&2
  exit 3
fi

"${onboard[@]}" "${words[@]}" --data-dir "$data" >"$out/checklist.json" 2> >(tee "$out/log.txt" >&2)
status=$?

# Also after a failure: what is known then is what has to be looked into.
"${onboard[@]}" report "$onboarding" --format html --out "$out/report.html" --yes --data-dir "$data" >/dev/null

if [ -n "$state" ] && ! journal "$data" "$state"; then
  echo "The journal could not be saved to $state. The next time begins without what happened now." >&2
  [ "$status" -ne 0 ] || status=3
fi
exit "$status"
