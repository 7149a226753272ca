import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { plural } from '../../../app/text/plural.ts'
import { navigate } from '../../state/navigationStore.ts'
import { useOpened } from '../../state/openedStore.ts'

/** What is open already, so that nobody opens it twice. */
export function OpenNow() {
  const opened = useOpened((state) => state.opened)
  if (opened === undefined) return null
  const { customer, accounts } = opened.onboarding
  return (
    <Alert
      type="info"
      header={`${customer.name} is open`}
      action={<Button onClick={() => navigate('accounts')}>Go on</Button>}
    >
      {plural(accounts.length, 'account')}
      {opened.path !== undefined && `, in ${opened.path}`}
    </Alert>
  )
}
