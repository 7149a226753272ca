import type { Page } from '@playwright/test'
import { expect } from './test.ts'

declare global {
  interface Window {
    /** What the host sent to the page since it was loaded, streams that have not ended included. */
    received: string[]
  }
}

/** Loads the page anew and keeps whatever it is sent from then on. */
export async function keepReceived(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.received = []
    const really = window.fetch.bind(window)
    const keep = async (stream: ReadableStream<Uint8Array>) => {
      const decoder = new TextDecoder()
      const reader = stream.getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        window.received.push(decoder.decode(value, { stream: true }))
      }
    }
    window.fetch = async (input, init) => {
      const response = await really(input, init)
      window.received.push([...response.headers].join('\n'))
      const copy = response.clone().body
      // The page may leave before the end.
      if (copy !== null) keep(copy).catch(() => undefined)
      return response
    }
  })
  await page.reload()
}

/** Where a page could keep something, or was told it: all of it as texts, by place. */
async function placesOf(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(() => ({
    address: location.href,
    document: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')]
      .map((field) => ('value' in field ? String(field.value) : ''))
      .join('\n'),
    localStorage: JSON.stringify(localStorage),
    sessionStorage: JSON.stringify(sessionStorage),
    history: JSON.stringify(history.state),
    received: window.received.join('\n'),
  }))
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
