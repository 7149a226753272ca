import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
import { helperSays, type RunningHelper } from '../../app/access/signIns.ts'

/** Its last lines say what it waits for. */
const LINES = 3

/** What a profile's program says, shown while it runs: it may wait for something that only its own words tell. */
export function helperNotice(helper: RunningHelper): FlashbarProps.MessageDefinition {
  const { id, said } = helper
  return {
    id,
    type: 'in-progress',
    ariaRole: 'status',
    header: helperSays(helper),
    content: said.slice(-LINES).map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added
      <div key={at}>{line}</div>
    )),
  }
}
