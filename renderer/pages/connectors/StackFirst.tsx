import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { stepStateWord } from '../../../app/checklist/stateWords.ts'
import { navigate } from '../../state/navigationStore.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { stageWord } from './connectorRows.ts'
import { cardHeadingId } from './focusCard.ts'

/** An account whose stack is not done: ActiveEye could not connect to it yet. */
export function StackFirst({ account }: { readonly account: AccountStatus }) {
  const { accountId, name, steps } = account
  return (
    <Container
      header={
        <Header variant="h3" description={<StateIndicator state={stageWord('early')} />}>
          <span id={cardHeadingId(accountId)} tabIndex={-1} className="connector-heading">
            {name}
          </span>
        </Header>
      }
    >
      Account {accountId}: the connector comes after the stack ({stackWords(steps.stack)}).{' '}
      <Link
        href={`#/run/${accountId}`}
        ariaLabel={`See ${name} on the page Run`}
        onFollow={(event) => {
          event.preventDefault()
          navigate('run', accountId)
        }}
      >
        See it on Run
      </Link>
    </Container>
  )
}

function stackWords(stack: AccountStatus['steps']['stack']): string {
  return stepStateWord(stack, 'you').word.toLowerCase().replace('activeeye', 'ActiveEye')
}
