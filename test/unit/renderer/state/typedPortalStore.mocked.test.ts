import { expect, test, vi } from 'vitest'

const PORTAL = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' }

/** A tab that is loaded anew; what it keeps for the session stays. */
async function reload() {
  vi.resetModules()
  return import('../../../../renderer/state/typedPortalStore.ts')
}

test('a reload keeps the access portal that was typed whole', async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  })
  const first = await reload()
  expect(first.useTypedPortal.getState().portal).toBeUndefined()
  first.keepTypedPortal(PORTAL)
  first.keepTypedPortal({ ...PORTAL, startUrl: 'acme.aws' })
  expect(first.useTypedPortal.getState().portal?.startUrl).toBe('acme.aws')
  expect((await reload()).useTypedPortal.getState().portal).toEqual(PORTAL)

  for (const text of ['{', '{"startUrl":7}', '']) {
    for (const key of kept.keys()) kept.set(key, text)
    expect((await reload()).useTypedPortal.getState().portal).toBeUndefined()
  }
})
