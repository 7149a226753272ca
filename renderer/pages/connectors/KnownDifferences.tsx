import Box from '@cloudscape-design/components/box'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'

/** What differed when it was last compared: still so after a reload, when nobody knows any more what was typed. */
export function KnownDifferences({ account }: { readonly account: AccountStatus }) {
  const problems = account.problems.filter(({ step }) => step === 'connector')
  if (problems.length === 0) return null
  return (
    <div>
      <Box fontWeight="bold">When it was last compared</Box>
      {problems.map(({ message }) => (
        <div key={message}>{message}</div>
      ))}
    </div>
  )
}
