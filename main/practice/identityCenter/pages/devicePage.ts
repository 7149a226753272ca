import { escapeXml } from '../../wire/xml.ts'
import type { World } from '../../world.ts'
import { withDevice } from '../deviceGrant.ts'
import type { DeviceRecord } from '../records.ts'
import { decisionForm, decisionOf, htmlPage, type PageAnswer } from './pageAnswer.ts'

const DEVICE_TITLE = 'Practice sign-in page'

/** Shows the code, to be compared with the app's, or asks for it. */
export function openDevicePage(query: URLSearchParams, world: World, now: number): PageAnswer {
  const userCode = query.get('user_code')
  if (userCode === null || userCode === '') return askForCode('')
  const device = pendingDevice(world, now, userCode)
  if (device === undefined) {
    return askForCode('<p>No app waits for this code. It may be mistyped, or have been answered already.</p>')
  }
  const client = world.identityCenter.clients.find(({ clientId }) => clientId === device.clientId)
  return htmlPage(
    200,
    DEVICE_TITLE,
    `<p>Does <strong>${escapeXml(client?.clientName ?? '')}</strong> show this code?</p>
<p><code>${escapeXml(device.userCode)}</code></p>
<p>It asks to see the AWS accounts of the practice organisation, and to get credentials for them.</p>
${decisionForm('/device', device.nonce)}`,
  )
}

export function answerDevicePage(
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
      page: htmlPage(
        400,
        DEVICE_TITLE,
        '<p>This page is out of date. Start the sign-in again in the app.</p>',
      ),
    }
  }
  const allowed = form.decision === 'allow'
  const words = allowed ? 'The app is signed in' : 'The app was refused'
  return {
    page: htmlPage(200, DEVICE_TITLE, `<p>${words}. You can close this page.</p>`),
    world: withDevice(world, device, { ...device, answer: allowed ? 'allowed' : 'denied' }),
  }
}

/** The app's request that a code belongs to; people type it with or without the dash, and in small letters. */
export function pendingDevice(world: World, now: number, userCode: string): DeviceRecord | undefined {
  const letters = (code: string) => code.toUpperCase().replace(/[^A-Z]/g, '')
  return world.identityCenter.devices.find(
    (device) =>
      device.answer === 'pending' && device.expiresAt > now && letters(device.userCode) === letters(userCode),
  )
}

function askForCode(before: string): PageAnswer {
  return htmlPage(
    200,
    DEVICE_TITLE,
    `${before}
<form method="get" action="/device">
<label>Code that the app shows <input name="user_code" autocomplete="off" autofocus></label>
<button>Next</button>
</form>`,
  )
}
