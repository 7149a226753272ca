import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ForeignValue } from '../../../app/activeeye/foreignValues.ts'
import { foreignHeadline } from '../../../app/activeeye/foreignWords.ts'
import { ForeignComparison } from './ForeignComparison.tsx'

/** Says what is not ActiveEye's; nothing when everything is. Every page about an onboarding begins with it. */
export function ForeignNotice({ values }: { readonly values: readonly ForeignValue[] }) {
  const headline = foreignHeadline(values)
  if (headline === undefined) return null
  return (
    <Alert type="error" header={headline}>
      <SpaceBetween size="s">
        {values.map((value) => (
          <ForeignComparison key={value.what} value={value} />
        ))}
      </SpaceBetween>
    </Alert>
  )
}
