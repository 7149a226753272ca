import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { CopyValue } from '../../../ui/CopyValue.tsx'
import { outputsText } from '../outputsText.ts'

/** The stack as CloudFormation shows it, its outputs ready to copy. */
export function StackView({ account: { stack, externalId } }: { readonly account: AccountStatus }) {
  const outputs = Object.entries(stack?.outputs ?? {})
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            outputs.length > 0 && (
              <CopyToClipboard
                textToCopy={outputsText(stack?.outputs ?? {})}
                copyButtonText="Copy all"
                copyButtonAriaLabel="Copy all outputs of the stack"
                copySuccessText="Outputs copied"
                copyErrorText="The outputs could not be copied."
              />
            )
          }
        >
          Stack
        </Header>
      }
    >
      {stack === undefined ? (
        <Box color="text-body-secondary">
          There is no stack yet. It will have the ExternalID {externalId}; its outputs appear here when it is
          complete.
        </Box>
      ) : (
        <KeyValuePairs
          columns={2}
          items={[
            ...outputs.map(([key, value]) => ({ label: key, value: <CopyValue name={key} value={value} /> })),
            { label: 'Status', value: `${stack.status} in ${stack.region}` },
            {
              label: 'Made by',
              value: stack.madeByUs ? 'This onboarding' : 'Somebody else, or an earlier onboarding',
            },
          ]}
        />
      )}
    </Container>
  )
}
