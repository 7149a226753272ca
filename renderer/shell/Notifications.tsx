import Button from '@cloudscape-design/components/button'
import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import type { HostReachability } from '../client/hostConnection.ts'
import { useCallMode } from '../state/callModeStore.ts'
import { useHostReachability } from '../state/hostReachabilityStore.ts'
import { useNetworkInUse } from '../state/networkInUseStore.ts'
import { dismissNotice, type Notice, useNotices } from '../state/noticeStore.ts'
import { useOpened } from '../state/openedStore.ts'
import { useSettings } from '../state/settingsStore.ts'
import { useSignIns } from '../state/signInStore.ts'
import { CALL_MODE_NOTICE } from './CallModeNotice.tsx'
import { helperNotice } from './helperNotice.tsx'
import { PracticeControls } from './PracticeControls.tsx'
import { redirectionWords } from './redirectionWords.ts'

/** The notifications of the app: first the states that still hold, then what happened. */
export function Notifications() {
  const reachability = useHostReachability((state) => state.reachability)
  const opened = useOpened((state) => state.opened)
  const notices = useNotices((state) => state.notices)
  const network = useNetworkInUse((state) => state.words)
  const helpers = useSignIns((state) => state.helpers)
  const isMasked = useCallMode((state) => state.on)
  const unset = useSettings((state) => state.problem)
  const redirection = opened && redirectionWords(opened)
  const items: FlashbarProps.MessageDefinition[] = [
    ...(reachability === 'connected' ? [] : [unreachable(reachability)]),
    ...(isMasked === true ? [CALL_MODE_NOTICE] : []),
    ...(unset === undefined ? [] : [{ id: 'settings', type: 'warning' as const, content: unset }]),
    ...(redirection === undefined
      ? []
      : [
          {
            id: 'redirected',
            type: redirection.type,
            // Cloudscape's own place for buttons takes a line of its own as soon as there are two.
            content: (
              <div className="banner">
                <span>
                  <b>{redirection.header}</b> {redirection.content}
                </span>
                {opened?.practice !== undefined && (
                  <div className="banner-buttons">
                    <PracticeControls />
                  </div>
                )}
              </div>
            ),
          },
        ]),
    // The practice cloud is on this computer, where no proxy is in between.
    ...(opened?.practice !== undefined || network.length === 0
      ? []
      : [{ id: 'network', type: 'info' as const, content: network.join(' ') }]),
    ...helpers.map(helperNotice),
    ...notices.map(itemOf),
  ]
  return <Flashbar items={items} />
}

/** Shown while the page does not reach its host. */
const UNREACHABLE_WORDS: Readonly<Record<Exclude<HostReachability, 'connected'>, string>> = {
  away: 'The app does not answer. What was done so far is saved. This page continues by itself as soon as the app answers again.',
  keyless: 'This tab has no valid token. Open the address that the terminal printed.',
}

function unreachable(reachability: Exclude<HostReachability, 'connected'>): FlashbarProps.MessageDefinition {
  return {
    id: 'connection',
    type: 'error',
    ariaRole: 'alert',
    header: 'The connection to the app is lost',
    content: UNREACHABLE_WORDS[reachability],
  }
}

function itemOf({ id, type, header, content, action }: Notice): FlashbarProps.MessageDefinition {
  return {
    id,
    type,
    dismissible: true,
    dismissLabel: 'Dismiss this notice',
    ariaRole: type === 'error' ? 'alert' : 'status',
    onDismiss: () => dismissNotice(id),
    ...(header !== undefined && { header }),
    ...(content !== undefined && { content }),
    ...(action !== undefined && { action: <Button onClick={action.onClick}>{action.text}</Button> }),
  }
}
