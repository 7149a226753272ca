import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { operatorPolicy } from '../../../../app/permissions/operatorPolicy.ts'
import { operatorPowers } from '../../../../app/permissions/operatorPowers.ts'
import { useOpened } from '../../../state/openedStore.ts'
import { Dialog } from '../../../ui/Dialog.tsx'

/** The policy with the minimum permissions for the onboarding, to be copied. */
export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const onboarding = useOpened((state) => state.opened?.onboarding)
  const [undo, setUndo] = useState(false)
  const [organization, setOrganization] = useState(false)
  const policy = operatorPolicy({ undo, organization }, onboarding)
  return (
    <Dialog
      size="large"
      position="top"
      header="Policy for the operator"
      leave="Close"
      onClose={onClose}
      actions={
        <CopyToClipboard
          copyButtonText="Copy the policy"
          textToCopy={policy}
          copySuccessText="Policy copied"
          copyErrorText="Could not be copied. Select the text and copy it by keyboard."
        />
      }
    >
      <SpaceBetween size="m">
        <div>
          The minimum permissions that the role or user of the app needs in each account. Give this policy to
          the person who manages permissions there.
        </div>
        <SpaceBetween size="xs">
          <Checkbox
            checked={undo}
            description="To delete the flow logs and the stack that the onboarding created."
            onChange={({ detail }) => setUndo(detail.checked)}
          >
            Also undo
          </Checkbox>
          <Checkbox
            checked={organization}
            description="In the account that lists the others and assumes their roles: the management account or a delegated administrator."
            onChange={({ detail }) => setOrganization(detail.checked)}
          >
            Also find accounts and assume their roles
          </Checkbox>
        </SpaceBetween>
        <div>
          <Box variant="h3" padding="n">
            What its holder can do
          </Box>
          <ul>
            {operatorPowers({ undo, organization }, onboarding).map((power) => (
              <li key={power}>{power}</li>
            ))}
          </ul>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard. */}
        <section className="policy" tabIndex={0} aria-label="The policy as JSON">
          <pre>{policy}</pre>
        </section>
      </SpaceBetween>
    </Dialog>
  )
}
