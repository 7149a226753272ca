import { escapeXml } from '../wire/encodeAnswer.ts'
import type { HttpRequest } from '../wire/readRequest.ts'
import type { AuthorizationRecord, ClientRecord, World } from '../world.ts'
import { pendingDevice, withDevice } from './deviceAuthorization.ts'
import { AUTHORIZATION_CODE, practiceSecret } from './oidcProtocol.ts'
import { decisionForm, decisionOf, htmlPage, type PageAnswer, redirect } from './pageHtml.ts'
import { isRegistered } from './registeredClients.ts'

const PAGES = ['/authorize', '/device']

/** Whether this path is a page for browsers; all other paths are for programs only. */
export function isSignInPage(url: string): boolean {
  return PAGES.includes(pathOf(url).pathname)
}

interface PageVisit {
  readonly page: PageAnswer
  readonly world: World
}

/** Answers the pages on which a person signs in; `undefined` for any other path. */
export function answerSignInPage(
  { method, url, body }: HttpRequest,
  world: World,
  now: number,
): { readonly page: PageAnswer; readonly world: World } | undefined {
  const { pathname, searchParams } = pathOf(url)
  switch (`${method} ${pathname}`) {
    case 'GET /authorize':
      return openAuthorizePage(searchParams, world, now)
    case 'POST /authorize':
      return answerAuthorizePage(body, world, now)
    case 'GET /device':
      return { page: openDevicePage(searchParams, world, now), world }
    case 'POST /device':
      return answerDevicePage(body, world, now)
    default:
      return undefined
  }
}

function pathOf(url: string): URL {
  return new URL(url, 'http://127.0.0.1')
}

const TITLE = 'Practice sign-in page'

/** How long a person has to answer the page, in milliseconds. */
const TIME_TO_ANSWER = 10 * 60_000

/** How long the app has to redeem the code, in milliseconds. */
const CODE_LIFE = 60_000

/** How many unanswered pages are kept; the oldest are dropped. */
const MOST_OPEN = 50

/** Asks the person whether the app may have access. */
function openAuthorizePage(query: URLSearchParams, world: World, now: number): PageVisit {
  const client = world.identityCenter.clients.find(({ clientId }) => clientId === query.get('client_id'))
  if (client === undefined || client.expiresAt <= now) {
    return {
      world,
      page: cannotSignIn('This app is not registered here. Start the sign-in again in the app.'),
    }
  }
  const redirectUri = query.get('redirect_uri') ?? ''
  // The browser is never redirected to an address that was not registered, not even with an error.
  if (!isRegistered(redirectUri, client.redirectUris)) {
    return {
      world,
      page: cannotSignIn(
        'The app asked to return to an address that it did not register. Start the sign-in again in the app.',
      ),
    }
  }
  const state = query.get('state') ?? ''
  const error = authorizationError(query, client)
  if (error !== undefined) return { world, page: redirect(withQuery(redirectUri, { error, state })) }

  const record: AuthorizationRecord = {
    clientId: client.clientId,
    redirectUri,
    state,
    codeChallenge: query.get('code_challenge') ?? '',
    nonce: practiceSecret('nonce'),
    expiresAt: now + TIME_TO_ANSWER,
  }
  const open = world.identityCenter.authorizations.filter(({ expiresAt }) => expiresAt > now)
  const page = htmlPage(
    200,
    TITLE,
    `<p><strong>${escapeXml(client.clientName)}</strong> asks to see the AWS accounts of the practice organisation and to get credentials for them.</p>
<p>You are signed in as its administrator. Nothing leaves this computer.</p>
${decisionForm('/authorize', record.nonce)}`,
    new URL(redirectUri).origin,
  )
  return { page, world: withAuthorizations(world, [...open.slice(1 - MOST_OPEN), record]) }
}

/** Sends the browser back to the app with the answer. */
function answerAuthorizePage(body: string, world: World, now: number): PageVisit {
  const form = decisionOf(body)
  const { authorizations } = world.identityCenter
  const record = authorizations.find(({ nonce, code }) => nonce === form?.nonce && code === undefined)
  if (form === undefined || record === undefined || record.expiresAt <= now) {
    return { world, page: cannotSignIn('This page is out of date. Start the sign-in again in the app.') }
  }
  const others = authorizations.filter((one) => one !== record)
  const { redirectUri, state } = record
  if (form.decision === 'deny') {
    const to = withQuery(redirectUri, { error: 'access_denied', state })
    return { page: redirect(to), world: withAuthorizations(world, others) }
  }
  const code = practiceSecret('code')
  return {
    page: redirect(withQuery(redirectUri, { code, state })),
    world: withAuthorizations(world, [...others, { ...record, code, expiresAt: now + CODE_LIFE }]),
  }
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 */
function authorizationError(query: URLSearchParams, client: ClientRecord): string | undefined {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type'
  if (!client.grantTypes.includes(AUTHORIZATION_CODE)) return 'unauthorized_client'
  const isHashed = /^[\w-]{43}$/.test(query.get('code_challenge') ?? '')
  if (query.get('code_challenge_method') !== 'S256' || !isHashed) return 'invalid_request'
  const scopes = (query.get('scopes') ?? '').split(/[ ,]+/).filter((scope) => scope !== '')
  return scopes.every((scope) => client.scopes.includes(scope)) ? undefined : 'invalid_scope'
}

function cannotSignIn(why: string): PageAnswer {
  return htmlPage(400, TITLE, `<p>${escapeXml(why)}</p>`)
}

function withQuery(uri: string, added: Readonly<Record<string, string>>): string {
  const url = new URL(uri)
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value)
  return url.href
}

function withAuthorizations(world: World, authorizations: readonly AuthorizationRecord[]): World {
  return { ...world, identityCenter: { ...world.identityCenter, authorizations } }
}

/** Shows the code for comparison with the app's, or asks for it. */
function openDevicePage(query: URLSearchParams, world: World, now: number): PageAnswer {
  const userCode = query.get('user_code')
  if (userCode === null || userCode === '') return askForCode('')
  const device = pendingDevice(world, now, userCode)
  if (device === undefined) {
    return askForCode(
      '<p>No app is waiting for this code. The code may be mistyped, expired or already answered.</p>',
    )
  }
  const client = world.identityCenter.clients.find(({ clientId }) => clientId === device.clientId)
  return htmlPage(
    200,
    TITLE,
    `<p>Does <strong>${escapeXml(client?.clientName ?? '')}</strong> show this code?</p>
<p><code>${escapeXml(device.userCode)}</code></p>
<p>It asks to see the AWS accounts of the practice organisation and to get credentials for them.</p>
${decisionForm('/device', device.nonce)}`,
  )
}

function answerDevicePage(
  body: string,
  world: World,
  now: number,
): { readonly page: PageAnswer; readonly world: World } {
  const form = decisionOf(body)
  const device = world.identityCenter.devices.find(
    (one) => one.nonce === form?.nonce && one.answer === 'pending' && one.expiresAt > now,
  )
  if (form === undefined || device === undefined) {
    return {
      world,
      page: htmlPage(400, TITLE, '<p>This page is out of date. Start the sign-in again in the app.</p>'),
    }
  }
  const allowed = form.decision === 'allow'
  const words = allowed ? 'The app is signed in' : 'The app was refused'
  return {
    page: htmlPage(200, TITLE, `<p>${words}. You can close this page.</p>`),
    world: withDevice(world, device, { ...device, answer: allowed ? 'allowed' : 'denied' }),
  }
}

function askForCode(before: string): PageAnswer {
  return htmlPage(
    200,
    TITLE,
    `${before}
<form method="get" action="/device">
<label>Code that the app shows <input name="user_code" autocomplete="off" autofocus></label>
<button>Next</button>
</form>`,
  )
}
