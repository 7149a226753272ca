import type { IncomingMessage } from 'node:http'
import { isSignInPage } from './identityCenter/pages/answerPage.ts'

/** Bytes. The longest call is a batch of flow logs. */
const LARGEST = 1024 * 1024

/** Called by its own address, and by no web page but its own: they send an Origin. Nor may a call fill the memory. */
export function isAllowed({ headers, url = '' }: IncomingMessage): boolean {
  const named = /^(127\.0\.0\.1|localhost):\d+$/.test(headers.host ?? '')
  const ownPage = headers.origin === `http://${headers.host}` && isSignInPage(url)
  const length = Number(headers['content-length'] ?? 0)
  return (
    named &&
    (headers.origin === undefined || ownPage) &&
    headers['transfer-encoding'] === undefined &&
    length <= LARGEST
  )
}
