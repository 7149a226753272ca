import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { NO_EDIT } from '../../../app/masking/callMode.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { navigate } from '../../state/navigationStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Page } from '../../ui/Page.tsx'
import { accessWords } from './accessWords.ts'

const NONE: readonly Account[] = []

/** The accounts in call mode: to be seen, and not to be changed. */
export function MaskedAccounts() {
  const accounts = useOpened((state) => state.opened?.onboarding.accounts) ?? NONE
  return (
    <Page
      title="Accounts"
      description="The AWS accounts to onboard."
      actions={
        <Button variant="primary" disabled={accounts.length === 0} onClick={() => navigate('plan')}>
          Continue to Plan
        </Button>
      }
    >
      <Alert type="info">{NO_EDIT}</Alert>
      <Table
        ariaLabels={{ tableLabel: 'Accounts' }}
        items={accounts}
        trackBy="accountId"
        columnDefinitions={COLUMNS}
        empty="No account has been added yet."
        contentDensity="compact"
        enableKeyboardNavigation
        wrapLines
      />
    </Page>
  )
}

const COLUMNS: TableProps.ColumnDefinition<Account>[] = [
  { id: 'name', header: 'Account', isRowHeader: true, cell: ({ name }) => name },
  { id: 'accountId', header: 'Account ID', cell: ({ accountId }) => accountId },
  { id: 'externalId', header: 'External ID', cell: ({ externalId }) => externalId },
  { id: 'displayName', header: 'Display Name', cell: ({ connector }) => connector.displayName },
  { id: 'priority', header: 'Priority', cell: ({ connector }) => connector.priority },
  { id: 'access', header: 'Access', cell: ({ access }) => accessWords(access) },
]
