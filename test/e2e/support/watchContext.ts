import type { BrowserContext } from '@playwright/test'

/** What went wrong in the pages of a context without anybody seeing it. */
export interface ContextWatch {
  /** Errors of the console and of pages, violations of the policy, requests to elsewhere. */
  faults(): readonly string[]
  /** A test that brings such a thing about says so. */
  tolerate(expected: RegExp): void
}

/** @param isOwn whether an address belongs to the app. */
export function watchContext(context: BrowserContext, isOwn: (url: URL) => boolean): ContextWatch {
  const seen: string[] = []
  const tolerated: RegExp[] = []
  context.on('console', (message) => {
    // Chromium tells violations of the Content-Security-Policy here as well.
    if (message.type() === 'error' || message.type() === 'warning') {
      seen.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
    }
  })
  context.on('weberror', (webError) => seen.push(`page error: ${webError.error().stack}`))
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && !isOwn(url)) {
      seen.push(`request to elsewhere: ${request.url()}`)
    }
  })
  return {
    faults: () => seen.filter((fault) => !tolerated.some((expected) => expected.test(fault))),
    tolerate: (expected) => {
      tolerated.push(expected)
    },
  }
}
