import type { StackEvent, StacksApi } from '../aws/awsAccount.ts'
import type { StepContext } from './step.ts'

/** Tells the events of a stack as they come. */
interface StackEventWatch {
  /** Tells what is new as soon as AWS answers; does nothing while a look is not answered yet. */
  look(): void
  /** Resolves when the last events are told, but waits for them no longer than for a look at the stack. */
  lookForTheLastTime(): Promise<void>
  /** Nothing is told any more. */
  end(): void
}

/** Events are for watching only: the stack is followed at the same pace when they can't be read, or come late. */
export function watchStackEvents(context: StepContext, stacks: StacksApi, stackId: string): StackEventWatch {
  const told = new Set<string>()
  const ended = new AbortController()
  const end = () => ended.abort(new Error('The stack is not watched any more.'))
  context.signal.addEventListener('abort', end, { once: true })
  let looking: Promise<void> | undefined

  function look(): Promise<void> {
    looking ??= stacks
      .describeStackEvents(stackId, ended.signal)
      .then((events) => {
        if (!ended.signal.aborted) tellNews(context, events, told)
      })
      .catch(() => undefined)
      .finally(() => {
        looking = undefined
      })
    return looking
  }

  return {
    look: () => void look(),
    async lookForTheLastTime() {
      // A look that is not answered yet began before the stack's end.
      const last = (looking ?? Promise.resolve()).then(look)
      const late = new AbortController()
      const tooLate = context.clock.sleep(context.pace.stackPoll, late.signal).catch(() => undefined)
      await Promise.race([last, tooLate])
      late.abort()
    },
    end() {
      context.signal.removeEventListener('abort', end)
      end()
    },
  }
}

function tellNews(context: StepContext, events: readonly StackEvent[], told: Set<string>): void {
  for (const event of lastOperation(events).toReversed()) {
    const line = `${event.logicalResourceId} ${event.status}${event.reason === '' ? '' : `: ${event.reason}`}`
    const key = `${event.at} ${line}`
    if (told.has(key)) continue
    told.add(key)
    context.tell(line)
  }
}

/**
 * The events since the operation that goes on began; a stack that is deleted has those of its creation, too.
 * @param events the newest first, as CloudFormation lists them.
 */
function lastOperation(events: readonly StackEvent[]): readonly StackEvent[] {
  const start = events.findIndex(
    ({ resourceType, status }) =>
      resourceType === 'AWS::CloudFormation::Stack' && OPERATION_STARTS.has(status),
  )
  return start < 0 ? events : events.slice(0, start + 1)
}

const OPERATION_STARTS: ReadonlySet<string> = new Set([
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
])
