import Button from '@cloudscape-design/components/button'
import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import { CONNECTION_WORDS, type Connection, useConnection } from '../state/hostReachabilityStore.ts'
import { dismissNotice, type Notice, useNotices } from '../state/noticeStore.ts'
import { useOpened } from '../state/openedStore.ts'
import { redirectionWords } from './redirectionWords.ts'

/** The one place for what a person should know: first what holds as long as it is shown, then what happened. */
export function Notifications() {
  const connection = useConnection((state) => state.connection)
  const opened = useOpened((state) => state.opened)
  const notices = useNotices((state) => state.notices)
  const redirection = opened && redirectionWords(opened)
  const items: FlashbarProps.MessageDefinition[] = [
    ...(connection === 'connected' ? [] : [unreachable(connection)]),
    ...(redirection === undefined
      ? []
      : [
          {
            id: 'redirected',
            type: redirection.type,
            content: (
              <>
                <b>{redirection.header}</b> {redirection.content}
              </>
            ),
          },
        ]),
    ...notices.map(itemOf),
  ]
  return <Flashbar items={items} />
}

function unreachable(connection: Exclude<Connection, 'connected'>): FlashbarProps.MessageDefinition {
  return {
    id: 'connection',
    type: 'error',
    ariaRole: 'alert',
    header: 'The connection to the app is lost',
    content: CONNECTION_WORDS[connection],
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
