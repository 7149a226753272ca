import type { Engine } from '../../activeeye/engines.ts'
import type { EngineInput } from '../engine.ts'
import { assignedList, COMMON_FUNCTIONS, ownFlowLogs, REMOVE_FUNCTION, scriptHead } from './scriptParts.ts'

/** remove.sh: deletes what an engine made, in the account of the credentials in use and in all its Regions. */
export function removeScript(input: EngineInput, engine: Engine): string {
  return `${[
    scriptHead([
      'Deletes the flow logs that this handover made, in one of its accounts: README.md says how it is used.',
      'Only those with the tag of this handover. Run it again if it was interrupted.',
    ]),
    [
      assignedList(
        'ACCOUNTS',
        input.accounts.map(({ accountId }) => accountId),
      ),
      ...ownFlowLogs(input, engine),
    ].join('\n'),
    COMMON_FUNCTIONS,
    REMOVE_FUNCTION,
    MAIN,
  ].join('\n\n')}\n`
}

const MAIN = `main() {
  local verb=\${1:-} caller regions region
  case $verb in
    plan | remove) ;;
    *) say 'usage: ./remove.sh plan | remove' >&2; exit 2 ;;
  esac
  caller=$(caller_account)
  grep -qxF -e "$caller" <<<"$ACCOUNTS" || fail "the credentials in use are of account $caller, which is not of this handover."
  say "Account $caller"
  regions=$(enabled_regions)
  while IFS= read -r region <&3; do
    remove_in "$region" "$verb"
  done 3<<<"$regions"
}

main "$@"`
