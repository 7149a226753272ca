import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { allSaidWords } from '../../../../app/checklist/saidWords.ts'
import { AT_THE_SCREEN } from '../../../../app/checklist/stateWords.ts'

/** What an answer file says of the account; nothing while none does. */
export function ActiveEyeSays({ account }: { readonly account: AccountStatus }) {
  const words = allSaidWords(account, AT_THE_SCREEN)
  if (words.length === 0) return null
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="From an answer file that nobody signed; none of it was verified here."
        >
          ActiveEye says
        </Header>
      }
    >
      <ul>
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Container>
  )
}
