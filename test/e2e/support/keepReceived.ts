import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** What the host sent to the page, on every connection since `keepReceived`. */
const received = new WeakMap<Page, string[]>()

/** Loads the page anew and keeps whatever it is sent from then on. */
export async function keepReceived(page: Page): Promise<void> {
  const kept: string[] = []
  received.set(page, kept)
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => kept.push(String(payload)))
  })
  page.on('response', async (response) => {
    // A response of a page that has left has no headers any more.
    kept.push(JSON.stringify(await response.allHeaders().catch(() => ({}))))
  })
  await page.reload()
}

/** Where a page could keep something, or was told it: all of it as texts, by place. */
async function placesOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const inPage = await page.evaluate(() => ({
    address: location.href,
    document: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')]
      .map((field) => ('value' in field ? String(field.value) : ''))
      .join('\n'),
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    history: JSON.stringify(history.state),
  }))
  return { ...inPage, received: (received.get(page) ?? []).join('\n') }
}

export async function expectNowhere(page: Page, secrets: readonly string[]): Promise<void> {
  const places = await placesOf(page)
  // Or this shows nothing.
  expect(places.received?.length).toBeGreaterThan(1_000)
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) {
      for (const form of [secret, encodeURIComponent(secret), btoa(secret)]) {
        expect(text.includes(form), `${place} holds ${secret.slice(0, 12)}…`).toBe(false)
      }
    }
  }
}
