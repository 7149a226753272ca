import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation'
import TopNavigation from '@cloudscape-design/components/top-navigation'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import mark from '../assets/mark.svg'
import { useClient } from '../client/ClientContext.tsx'
import { refusalOf } from '../client/callRefusal.ts'
import { chooseDensity, useDensity } from '../state/appearanceStore.ts'
import { navigate } from '../state/navigationStore.ts'
import { openNetworkDialog } from '../state/networkDialogStore.ts'
import { showNotice } from '../state/noticeStore.ts'
import { useOpened } from '../state/openedStore.ts'

/** Characters of the customer's name that fit beside everything else. */
const LONGEST = 48

/** The app's name, the customer, and the menus for access and display. */
export function TopBar() {
  const customer = useOpened((state) => state.opened?.onboarding.customer.name)
  const client = useClient()
  const density = useDensity((state) => state.density)
  const whose: TopNavigationProps.Utility[] =
    customer === undefined
      ? []
      : [
          {
            type: 'button',
            text: shortened(customer),
            iconName: 'group',
            ariaLabel: `Customer ${customer}: go to its accounts`,
            disableUtilityCollapse: true,
            onClick: () => navigate('accounts'),
          },
        ]
  return (
    <TopNavigation
      identity={{
        title: 'ActiveEye Onboarding',
        href: '#/start',
        logo: { src: mark, alt: 'Logo' },
        onFollow: (event) => {
          event.preventDefault()
          navigate('start')
        },
      }}
      utilities={[
        ...whose,
        {
          type: 'menu-dropdown',
          text: 'Access',
          iconName: 'key',
          ariaLabel: 'Access',
          items: [
            { id: 'network', text: 'Network…', iconName: 'globe' },
            {
              id: 'forget',
              text: 'Forget all sign-ins',
              iconName: 'lock-private',
            },
          ],
          onItemClick: ({ detail }) => {
            if (detail.id === 'network') openNetworkDialog()
            else void forgetSignIns(client)
          },
        },
        {
          type: 'menu-dropdown',
          text: 'Display',
          iconName: 'settings',
          ariaLabel: 'Display',
          items: [
            {
              id: 'comfortable',
              text: 'Comfortable',
              itemType: 'checkbox',
              checked: density === 'comfortable',
            },
            { id: 'compact', text: 'Compact', itemType: 'checkbox', checked: density === 'compact' },
          ],
          onItemClick: ({ detail }) => chooseDensity(detail.id === 'compact' ? 'compact' : 'comfortable'),
        },
      ]}
    />
  )
}

/** Names may be long; the page Accounts shows the whole name. */
function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name
}

/** Forgets all keys and every sign-in that main holds, and says so. */
async function forgetSignIns(client: ContractClient): Promise<void> {
  const practice = useOpened.getState().opened?.practice
  try {
    await client.signIn.forget(practice === undefined ? {} : { practice })
    showNotice({
      id: 'forgotten',
      type: 'success',
      header: 'All sign-ins are forgotten',
      content:
        'The app no longer holds any access keys or sign-ins. Those of the AWS CLI and of the AWS configuration on this computer are unchanged.',
    })
  } catch (error) {
    const { message, details, next } = refusalOf(error)
    showNotice({
      id: 'forgotten',
      type: 'error',
      header: message,
      content: [...details, next].filter((text) => text !== undefined).join(' '),
    })
  }
}
