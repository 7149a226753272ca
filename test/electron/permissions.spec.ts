import { expect, test } from './support/desktop.ts'

test('the page may write to the clipboard and nothing else', async ({ desktop: { electron, page } }) => {
  const states = await page.evaluate(async () => {
    const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'] as const
    return Promise.all(
      asked.map(async (name) => {
        const status = await navigator.permissions.query({ name: name as PermissionName })
        return `${name}: ${status.state}`
      }),
    )
  })
  expect(states.filter((state) => state.endsWith('granted'))).toEqual([])
  const refused = await page.evaluate(async () => {
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'allowed',
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      )
    return Promise.all([
      outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
      outcome(navigator.clipboard.readText()),
      new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('allowed'),
          () => resolve('refused'),
        ),
      ),
      Notification.requestPermission(),
    ])
  })
  expect(refused).toEqual([
    expect.not.stringContaining('allowed'),
    expect.not.stringContaining('allowed'),
    'refused',
    'denied',
  ])

  await page.bringToFront()
  await page.evaluate(() => navigator.clipboard.writeText('111122223333'))
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('111122223333')
})

test('no download begins', async ({ desktop: { electron, page } }) => {
  await electron.evaluate(({ app, session }) => {
    const downloads: string[] = []
    Object.assign(app, { downloads })
    session.defaultSession.on('will-download', (event, item) => {
      downloads.push(`${item.getFilename()}: ${event.defaultPrevented ? 'prevented' : 'begun'}`)
    })
  })
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['text']))
    link.download = 'unasked.txt'
    link.click()
  })
  await expect
    .poll(() => electron.evaluate(({ app }) => (app as unknown as { downloads: string[] }).downloads))
    .toEqual(['unasked.txt: prevented'])
})
