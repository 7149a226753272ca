import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { Access } from '../../../app/onboarding/access.ts'
import type { Draft } from '../../../app/onboarding/draft.ts'
import { withoutAccess } from '../../../app/onboarding/prepareOnboarding.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { changeDraft } from '../../state/draftSaving.ts'
import { newAccess } from './accessWords.ts'
import { changeAccounts } from './draftEdits.ts'
import { accessFaults } from './draftFaults.ts'
import { AccessFields } from './edit/AccessFields.tsx'

interface MissingAccessProps {
  readonly draft: Draft
  readonly locked: boolean
  readonly path: string | undefined
}

/** In a prepared file: asks the customer for what only the customer can say, for all accounts at once. */
export function MissingAccess({ draft, locked, path }: MissingAccessProps) {
  const client = useClient()
  const [access, setAccess] = useState<Access>(newAccess('role'))
  const missing = withoutAccess(draft.accounts)
  if (missing.length === 0) return null
  const count = plural(missing.length, 'account')
  const faults = accessFaults(access)
  const keys = new Set(missing.map(({ key }) => key))
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`This file was prepared: only this is missing. To leave it to the customer, send ${path ?? 'the file'} on as it is.`}
          actions={
            <Button
              variant="primary"
              disabled={locked || faults.size > 0}
              onClick={() => changeDraft(client, (now) => changeAccounts(now, keys, { access }))}
            >
              {`Use for ${count}`}
            </Button>
          }
        >
          {`How do you sign in to ${missing.length === draft.accounts.length ? 'these' : 'the other'} ${count}?`}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <AccessFields
          label="How the app signs in"
          path="access"
          access={access}
          faults={faults}
          locked={locked}
          onChange={setAccess}
        />
      </SpaceBetween>
    </Container>
  )
}
