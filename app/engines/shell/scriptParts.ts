import { ENGINE_TAG, type Engine, engineTagValue } from '../../activeeye/engines.ts'
import { homeRegion, partitionOf } from '../../aws/partition.ts'
import type { EngineInput } from '../engine.ts'

/**
 * Parts of the shell scripts. They run on bash 3.2, which macOS has, so lists are texts with a line for each entry. Every
 * value is one quoted word; no value stands in a comment or in a query of the AWS CLI. `set -e` does not hold in what a
 * `$(…)` runs, so nothing is called there that goes on after a failure: a look that failed must not read as "nothing".
 */

/** Its first lines. @param what comments, without values of an onboarding */
export function scriptHead(what: readonly string[]): string {
  return [
    '#!/usr/bin/env bash',
    ...what.map((line) => `# ${line}`),
    'set -euo pipefail',
    "export AWS_PAGER='' LC_ALL=C",
  ].join('\n')
}

/** A value, quoted whatever it is. */
export function assigned(name: string, value: string): string {
  return `readonly ${name}='${value.replaceAll('\0', '').replaceAll("'", "'\\''")}'`
}

/** Entries, each in a line of its own. */
export function assignedList(name: string, values: readonly string[]): string {
  return assigned(name, values.join('\n'))
}

/** What of the environment the scripts need, and the tag by which they find their own flow logs. */
export function ownFlowLogs(
  { destination, onboardingId }: Pick<EngineInput, 'destination' | 'onboardingId'>,
  engine: Engine,
): readonly string[] {
  const filter = [{ Name: `tag:${ENGINE_TAG}`, Values: [engineTagValue(engine, onboardingId)] }]
  return [
    assigned('HOME_REGION', homeRegion(partitionOf(destination))),
    assigned('OWN_FLOW_LOGS', JSON.stringify(filter)),
  ]
}

export const COMMON_FUNCTIONS = `say() { printf '%s\\n' "$*"; }
fail() { printf 'Stopped: %s\\n' "$*" >&2; exit 1; }

# The lines of the first list that are not in the second. A list that could not be sorted must not read as an empty one.
without() {
  local first second
  first=$(sort -u <<<"$1") || return
  second=$(sort -u <<<"$2") || return
  comm -23 <(printf '%s\n' "$first") <(printf '%s\n' "$second") | sed '/^$/d'
}
count() { sed '/^$/d' <<<"$1" | wc -l | tr -d ' '; }

caller_account() {
  aws sts get-caller-identity --region "$HOME_REGION" --query Account --output text
}

enabled_regions() {
  aws ec2 describe-regions --region "$HOME_REGION" --query 'Regions[].[RegionName]' --output text
}

# What AWS refused in its answer, which is a success all the same. The CLI writes None for an answer without the list.
stop_if_refused() {
  [ -z "$2" ] || [ "$2" = None ] || fail "in $1, AWS refused: $2"
}`

/** `remove_in`, of one Region: deletes what carries the tag. Needs what {@link ownFlowLogs} and {@link COMMON_FUNCTIONS} give. */
export const REMOVE_FUNCTION = `# EC2 deletes at most 1,000 flow logs in a call.
remove_in() {
  local region=$1 verb=$2 found refused id ids
  found=$(aws ec2 describe-flow-logs --region "$region" --filter "$OWN_FLOW_LOGS" --query 'FlowLogs[].[FlowLogId]' --output text)
  [ "$found" != None ] || fail "in $region, the answer is not AWS's."
  say "$region: flow logs of this handover: $(count "$found")"
  [ -n "$found" ] || return 0
  say "$found"
  [ "$verb" = remove ] || return 0
  while [ -n "$found" ]; do
    ids=()
    while IFS= read -r id; do ids+=("$id"); done < <(head -n 500 <<<"$found")
    found=$(tail -n +501 <<<"$found")
    refused=$(aws ec2 delete-flow-logs --region "$region" --flow-log-ids "\${ids[@]}" \\
      --query 'Unsuccessful[].[ResourceId,Error.Code,Error.Message]' --output text)
    stop_if_refused "$region" "$refused"
  done
  say "$region: deleted"
}`
