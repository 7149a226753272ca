import { ENGINE_TAG } from '../../activeeye/engines.ts'
import { ONBOARDING_TAG } from '../../activeeye/prescribed.ts'
import { type EngineAccount, type EngineInput, flowLogTags } from '../engine.ts'
import {
  assigned,
  assignedList,
  COMMON_FUNCTIONS,
  ownFlowLogs,
  REMOVE_FUNCTION,
  scriptHead,
} from '../shell/scriptParts.ts'

/** The script of one account: what a run of the app does there with flow logs, as calls of the AWS CLI. */
export function accountScript(input: EngineInput, account: EngineAccount): string {
  const tags = Object.entries(flowLogTags(input, 'cli')).map(([Key, Value]) => ({ Key, Value }))
  const beside = account.seen.flatMap(({ vpcs }) =>
    vpcs.filter(({ besideOther }) => besideOther).map(({ vpcId }) => vpcId),
  )
  return `${[
    scriptHead([
      "Flow logs to ActiveEye's bucket for the VPCs of one AWS account: README.md says how it is used.",
      'It stops at the first surprise. Run it again at any time: it looks first, and does only what is missing.',
    ]),
    [
      assigned('ACCOUNT', account.accountId),
      assigned('DESTINATION', input.destination),
      assigned('TRAFFIC_TYPE', input.trafficType),
      assigned('INTERVAL', String(input.maxAggregationInterval)),
      assigned('TAG_SPECIFICATIONS', JSON.stringify([{ ResourceType: 'vpc-flow-log', Tags: tags }])),
      '# Empty: every Region that the account has enabled.',
      assignedList('REGIONS', account.regions === 'enabled' ? [] : account.regions),
      assignedList('REGIONS_LEFT_OUT', account.regionsLeftOut),
      '# Left out by decision, or covered by flow logs of their subnets or network interfaces.',
      assignedList(
        'VPCS_LEFT_ALONE',
        account.vpcsLeftAlone.map(({ vpcId }) => vpcId),
      ),
      '# These get a flow log although another one goes to the bucket, as a person decided.',
      assignedList('VPCS_BESIDE_OTHERS', beside),
      ...ownFlowLogs(input, 'cli'),
    ].join('\n'),
    COMMON_FUNCTIONS,
    COVER_FUNCTIONS,
    REMOVE_FUNCTION,
    MAIN,
  ].join('\n\n')}\n`
}

const COVER_FUNCTIONS = `export ACCOUNT DESTINATION TRAFFIC_TYPE

# Sets "regions", a line for each.
look_for_regions() {
  regions=$REGIONS
  if [ -z "$regions" ]; then regions=$(enabled_regions); fi
  regions=$(without "$regions" "$REGIONS_LEFT_OUT")
}

# Sets "missing": VPCs of the account itself without a flow log to the bucket, of whatever kind, a line for each.
look_for_missing() {
  local vpcs flow_logs covered ours
  vpcs=$(aws ec2 describe-vpcs --region "$1" --query 'Vpcs[].[VpcId,OwnerId]' --output text)
  flow_logs=$(aws ec2 describe-flow-logs --region "$1" --output text \\
    --query "FlowLogs[].[ResourceId,LogDestinationType,LogDestination,TrafficType,Tags[?Key=='${ENGINE_TAG}'||Key=='${ONBOARDING_TAG}'].Key|[0]]")
  # The CLI writes None for an answer that lacks the list, which is no fact.
  [ "$vpcs" != None ] && [ "$flow_logs" != None ] || fail "in $1, the answer is not AWS's."
  vpcs=$(awk -F '\\t' '$2 == ENVIRON["ACCOUNT"] { print $1 }' <<<"$vpcs")
  covered=$(awk -F '\\t' '$2 == "s3" && index($3 "/", ENVIRON["DESTINATION"] "/") == 1 { print $1 }' <<<"$flow_logs")
  ours=$(awk -F '\\t' '$2 == "s3" && ($3 == ENVIRON["DESTINATION"] || $3 == ENVIRON["DESTINATION"] "/") && $4 == ENVIRON["TRAFFIC_TYPE"] && $5 != "None" { print $1 }' <<<"$flow_logs")
  covered=$(without "$covered" "$VPCS_BESIDE_OTHERS")
  missing=$(without "$vpcs" "$VPCS_LEFT_ALONE")
  missing=$(without "$missing" "$covered")
  missing=$(without "$missing" "$ours")
}

create_in() {
  local refused id ids=()
  while IFS= read -r id; do ids+=("$id"); done <<<"$2"
  refused=$(aws ec2 create-flow-logs --region "$1" --resource-type VPC --resource-ids "\${ids[@]}" \\
    --traffic-type "$TRAFFIC_TYPE" --log-destination-type s3 --log-destination "$DESTINATION" \\
    --max-aggregation-interval "$INTERVAL" --tag-specifications "$TAG_SPECIFICATIONS" \\
    --query 'Unsuccessful[].[ResourceId,Error.Code,Error.Message]' --output text)
  stop_if_refused "$1" "$refused"
}

# The first one alone, since the bucket may refuse the account; then as many as EC2 takes, with room to spare.
cover_in() {
  local region=$1 verb=$2 missing left size=1 wait
  look_for_missing "$region"
  say "$region: VPCs without a flow log to the bucket: $(count "$missing")"
  [ -n "$missing" ] || return 0
  say "$missing"
  [ "$verb" = cover ] || return 0
  left=$missing
  while [ -n "$left" ]; do
    create_in "$region" "$(head -n "$size" <<<"$left")"
    left=$(tail -n "+$((size + 1))" <<<"$left")
    size=200
  done
  # EC2 shows what was created after a moment.
  for wait in 0 2 4 8 16; do
    sleep "$wait"
    look_for_missing "$region"
    [ -n "$missing" ] || break
  done
  [ -z "$missing" ] || fail "in $region, these VPCs still have no flow log to the bucket: $missing"
  say "$region: covered"
}`

const MAIN = `main() {
  local verb=\${1:-} caller regions region
  case $verb in
    plan | cover | remove) ;;
    *) say "usage: \${0##*/} plan | cover | remove" >&2; exit 2 ;;
  esac
  caller=$(caller_account)
  [ "$caller" = "$ACCOUNT" ] || fail "the credentials in use are of account $caller, this script is for $ACCOUNT."
  say "Account $ACCOUNT"
  # An earlier handover may have covered other Regions, too.
  if [ "$verb" = remove ]; then regions=$(enabled_regions); else look_for_regions; fi
  while IFS= read -r region <&3; do
    if [ "$verb" = remove ]; then remove_in "$region" "$verb"; else cover_in "$region" "$verb"; fi
  done 3<<<"$regions"
}

main "$@"`
