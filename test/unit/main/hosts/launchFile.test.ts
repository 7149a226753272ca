import { existsSync, readFileSync } from 'node:fs'
import { expect, onTestFinished, test, vi } from 'vitest'
import { writeLaunchFile } from '../../../../main/hosts/launchFile.ts'

async function written(address: string) {
  const file = await writeLaunchFile(address)
  onTestFinished(file.remove)
  return file
}

test('the page leads to the address, whatever characters it has', async () => {
  const { path } = await written('https://portal.example/authorize?state=a&next="><script>alert(1)</script>')
  const page = readFileSync(path, 'utf8')
  expect(page).toContain(
    'content="0; url=https://portal.example/authorize?state=a&amp;next=%22%3E%3Cscript%3Ealert(1)',
  )
  expect(page).not.toContain('<script')
  expect(page).toContain(`content="default-src 'none'"`)
})

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x'])(
  '%s is not led to',
  async (address) => {
    await expect(writeLaunchFile(address)).rejects.toThrow('is not opened in a browser')
  },
)

test('two files have nothing in common, and removing one again does nothing', async () => {
  const [one, other] = [await written('http://127.0.0.1:1/'), await written('http://127.0.0.1:1/')]
  expect(one.path).not.toBe(other.path)
  one.remove()
  one.remove()
  expect([existsSync(one.path), existsSync(other.path)]).toEqual([false, true])
})

test('it is gone after two minutes, and with it what would remove it at the end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const before = process.listenerCount('exit')
  const { path } = await written('http://127.0.0.1:1/')
  expect(process.listenerCount('exit')).toBe(before + 1)
  vi.advanceTimersByTime(2 * 60_000)
  expect(existsSync(path)).toBe(false)
  expect(process.listenerCount('exit')).toBe(before)
})
