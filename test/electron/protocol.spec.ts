import { expect, test } from './support/desktop.ts'

test('app: serves the files of the page by exact name, under the strict policy', async ({
  desktop: { page },
}) => {
  const answer = (address: string, method = 'GET') =>
    page.evaluate(
      async ([to = '', how = 'GET']) => {
        const response = await fetch(to, { method: how }).catch(() => undefined)
        return {
          status: response?.status,
          policy: response?.headers.get('content-security-policy') ?? undefined,
        }
      },
      [address, method],
    )
  const index = await answer('app://bundle/')
  expect(index.status).toBe(200)
  expect(index.policy).toContain("default-src 'none'")
  expect(index.policy).toContain("require-trusted-types-for 'script'")
  expect((await answer('app://bundle/', 'POST')).status).toBe(405)
  for (const path of ['package.json', '../package.json', '%2e%2e/package.json', '..%5cpackage.json', '%00']) {
    expect((await answer(`app://bundle/${path}`)).status, path).toBe(404)
  }
  for (const address of [
    'app://elsewhere/',
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
  ]) {
    expect((await answer(address)).status, address).toBeUndefined()
  }
})

test('neither Node nor Electron reaches the page', async ({ desktop: { page } }) => {
  expect(
    await page.evaluate(() =>
      ['require', 'process', 'module', 'electron', 'ipcRenderer'].filter((name) => name in window),
    ),
  ).toEqual([])
})
