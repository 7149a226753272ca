import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation'
import TopNavigation from '@cloudscape-design/components/top-navigation'
import { lazy, Suspense, useState } from 'react'
import { signedOutWords } from '../../app/access/signOutWords.ts'
import { whoAmI, whoInShort } from '../../app/access/whoAmI.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { pageTitle } from '../../app/contract/pages.ts'
import { CALL_MODE } from '../../app/masking/callMode.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import { list } from '../../app/text/list.ts'
import { clockTimeHere } from '../../app/text/timestamp.ts'
import mark from '../assets/mark.svg'
import { useClient } from '../client/ClientContext.tsx'
import { refusalOf } from '../client/callRefusal.ts'
import { setCallMode, useCallMode } from '../state/callModeStore.ts'
import { navigate } from '../state/navigationStore.ts'
import { showNotice } from '../state/noticeStore.ts'
import { useOpened } from '../state/openedStore.ts'
import { useSignIns } from '../state/signInStore.ts'

const SignInDialog = lazy(() =>
  import('../features/signIn/SignInDialog.tsx').then((module) => ({ default: module.SignInDialog })),
)

const NO_ACCOUNTS: readonly Account[] = []

/** Characters of the customer's name that fit beside everything else. */
const LONGEST = 48

/** The app's name, the customer, the menu for access, and the way to the settings. */
export function TopBar() {
  const customer = useOpened((state) => state.opened?.onboarding.customer.name)
  const client = useClient()
  const accounts = useOpened((state) => state.opened?.onboarding.accounts) ?? NO_ACCOUNTS
  const { who, inShort } = useWho()
  const [isSwitching, setSwitching] = useState(false)
  const isMasked = useCallMode((state) => state.on)
  const callMode: TopNavigationProps.Utility = {
    type: 'button',
    text: isMasked ? `${CALL_MODE.name}: on` : CALL_MODE.name,
    iconName: isMasked ? 'lock-private' : 'call',
    ariaLabel: isMasked ? `${CALL_MODE.name}: on. Turn it off` : `${CALL_MODE.name}: mask names and IDs`,
    title: CALL_MODE.is,
    disableUtilityCollapse: true,
    onClick: () => void turnCallMode(client, isMasked !== true),
  }
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
    <>
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
          callMode,
          ...whose,
          {
            type: 'menu-dropdown',
            text: inShort === undefined ? 'Access' : shortened(inShort),
            iconName: inShort === undefined ? 'key' : 'user-profile',
            // It begins with the visible text, so that who speaks to the computer can name it.
            ariaLabel:
              inShort === undefined ? 'Access' : `${shortened(inShort)}. Access: signed in as ${list(who)}`,
            ...(inShort !== undefined && { title: 'Signed in as', description: list(who) }),
            items: [
              {
                id: 'switch',
                text: 'Switch…',
                iconName: 'refresh',
                disabled: accounts.length === 0,
                disabledReason: 'Open an onboarding first: it says how its accounts are signed in to.',
              },
              { id: 'signOut', text: 'Sign out', iconName: 'lock-private' },
              { id: 'network', text: 'Network…', iconName: 'globe' },
            ],
            onItemClick: ({ detail }) => {
              if (detail.id === 'network') navigate('settings', 'network')
              else if (detail.id === 'switch') setSwitching(true)
              else void signOut(client)
            },
          },
          {
            type: 'button',
            text: pageTitle('settings'),
            iconName: 'settings',
            onClick: () => navigate('settings'),
          },
        ]}
      />
      {isSwitching && (
        <Suspense fallback={null}>
          <SignInDialog visible accounts={accounts} onClose={() => setSwitching(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Whom a person is signed in as, one text for each role or user, and in a few words. */
function useWho(): { readonly who: readonly string[]; readonly inShort: string | undefined } {
  const identities = useSignIns((state) => state.identities)
  const accounts = useOpened((state) => state.opened?.onboarding.accounts)
  const writing = {
    time: clockTimeHere,
    accountName: (accountId: string) => accounts?.find((account) => account.accountId === accountId)?.name,
  }
  return { who: whoAmI(identities, writing), inShort: whoInShort(identities, writing) }
}

/** Names may be long; the page Accounts shows the whole name. */
function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name
}

async function turnCallMode(client: ContractClient, on: boolean): Promise<void> {
  try {
    await setCallMode(client, on)
  } catch (error) {
    showNotice({ id: 'call-mode-failed', type: 'error', header: refusalOf(error).message })
  }
}

/** Ends every sign-in, here and at AWS, and says so. */
async function signOut(client: ContractClient): Promise<void> {
  const practice = useOpened.getState().opened?.practice
  try {
    const sessions = await client.signIn.forget(practice === undefined ? {} : { practice })
    showNotice({
      id: 'signed-out',
      type: sessions.notEnded.length === 0 ? 'success' : 'warning',
      header: 'You are signed out',
      content: signedOutWords(sessions).join(' '),
    })
  } catch (error) {
    const { message, details, next } = refusalOf(error)
    showNotice({
      id: 'signed-out',
      type: 'error',
      header: message,
      content: [...details, next].filter((text) => text !== undefined).join(' '),
    })
  }
}
