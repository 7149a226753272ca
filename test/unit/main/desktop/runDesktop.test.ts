import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { ContractClient } from '../../../../app/contract/contractClient.ts'
import type { ManagedUpdates } from '../../../../app/updates/managedPolicy.ts'
import { startBackend } from '../../../../main/accounts/backend.ts'
import { systemClock } from '../../../../main/async/systemClock.ts'
import { personsShell } from '../../../../main/configuration/personsShell.ts'
import { createOpenedFiles } from '../../../../main/desktop/openedFiles.ts'
import { prepareDesktop, runDesktop } from '../../../../main/desktop/runDesktop.ts'
import { createUpdates, keptUpdates } from '../../../../main/desktop/updates.ts'
import { createElectron, emitPreventable } from '../../../doubles/electron.ts'

const FRAME = { parent: null, origin: 'app://bundle', url: 'app://bundle/' }

/** The desktop host on doubles, with its page connected as the preload does it. */
async function startDesktop(practice?: string, words: readonly string[] = [], managed?: ManagedUpdates) {
  const directory = await mkdtemp(join(tmpdir(), 'desktop-'))
  const doubles = createElectron()
  const backend = await startBackend(directory, {})
  const file = { mediaType: 'text/html; charset=utf-8', bytes: new TextEncoder().encode('<!doctype html>') }
  const faults: unknown[] = []
  const updater = {
    newest: vi.fn(async () => ({ version: '9.0.0', isNewer: true })),
    download: vi.fn(async () => {}),
  }
  const updates = createUpdates({
    version: backend.version,
    installation: { kind: 'window', proof: 'macos' },
    readPolicy: async () =>
      managed === undefined
        ? { state: 'none' }
        : { state: 'set', path: '/etc/policy.json', updates: managed },
    ...keptUpdates(backend.settings),
    loadUpdater: async () => updater,
    clock: systemClock,
  })
  await runDesktop(doubles.electron, {
    backend,
    files: new Map([['/', file]]),
    preload: '/out/preload/preload.cjs',
    practice,
    openedFiles: createOpenedFiles(doubles.electron.app, { words, directory: '/' }),
    updates,
    report: (_, error) => faults.push(error),
  })
  const [window] = doubles.windows
  if (window === undefined) throw new Error('There is no window.')
  onTestFinished(async () => {
    if (doubles.app.ended.mock.calls.length === 0) {
      doubles.dialog.showMessageBox.mockResolvedValue({ response: 1, checkboxChecked: false })
      doubles.app.quit()
      await vi.waitFor(() => expect(doubles.app.ended).toHaveBeenCalled())
    }
    await rm(directory, { recursive: true, force: true })
    expect(faults).toEqual([])
  })

  function connect(senderFrame: object = FRAME) {
    const { port1, port2 } = new MessageChannel()
    const on = (name: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      port2.on(name, (data?: unknown) => listener({ data }))
    const port = {
      on,
      start: () => port2.start(),
      postMessage: (message: unknown) => port2.postMessage(message),
      close: vi.fn(() => port2.close()),
    }
    doubles.ipcMain.emit('connect', { sender: window?.webContents, senderFrame, ports: [port] })
    port1.start()
    onTestFinished(() => port1.close())
    const client: ContractClient = createORPCClient(new RPCLink({ port: port1 }))
    return { client, port }
  }
  return { ...doubles, window, connect, updater }
}

test('the page is served, the window is on it, and the port answers', async () => {
  const { window, protocol, session, connect, Menu } = await startDesktop()
  expect(window.loadURL).toHaveBeenCalledExactlyOnceWith('app://bundle/')
  expect(window.show).not.toHaveBeenCalled()
  window.emit('ready-to-show')
  expect(window.show).toHaveBeenCalledOnce()
  expect(window.options.webPreferences).toMatchObject({ preload: '/out/preload/preload.cjs', sandbox: true })

  expect(session.defaultSession.setPermissionRequestHandler).toHaveBeenCalledOnce()
  expect(session.defaultSession.setPermissionCheckHandler).toHaveBeenCalledOnce()

  const [scheme, handle] = protocol.handle.mock.calls[0] ?? []
  expect(scheme).toBe('app')
  expect(await (await handle?.(new Request('app://bundle/')))?.text()).toBe('<!doctype html>')

  const { client } = connect()
  expect(await client.host.abilities()).toEqual({
    kind: 'desktop',
    canChooseFiles: true,
    hearsLock: process.platform !== 'linux',
    confirmsIn: 'dialog',
    shell: personsShell(),
  })
  expect(await client.host.chooseFile({ purpose: 'open' })).toEqual({})
  expect(Menu.setApplicationMenu).toHaveBeenCalledOnce()
})

test('the window has the theme that is set, at once and after the next start', async () => {
  const { connect, nativeTheme } = await startDesktop()
  expect(nativeTheme.themeSource).toBe('system')
  await connect().client.settings.save({ theme: 'dark' })
  expect(nativeTheme.themeSource).toBe('dark')
})

test('the report is printed as PDF in a window that nobody sees and that is gone afterwards', async () => {
  const { windows, session, dialog, connect } = await startDesktop('single-vpc')
  const { client } = connect()
  const filePath = join(await mkdtemp(join(tmpdir(), 'pdf-')), 'acme.pdf')
  dialog.showSaveDialog.mockResolvedValue({ canceled: false, filePath })
  expect(await client.reportPdf({ timeZone: 'UTC' })).toMatchObject({ path: filePath })
  expect(await readFile(filePath, 'utf8')).toBe('%PDF-1.4 of the window')
  expect(dialog.showSaveDialog.mock.calls[0]).toMatchObject([
    { defaultPath: expect.stringMatching(/\.pdf$/) },
  ])

  const printed = windows.at(-1)
  expect(windows).toHaveLength(2)
  expect(printed?.options).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true },
  })
  expect(printed?.webContents.printToPDF.mock.calls[0]?.[0]).toMatchObject({
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  expect(printed?.destroy).toHaveBeenCalledOnce()
  const own = session.fromPartition.mock.results[0]?.value
  expect(own?.webRequest.onBeforeRequest).toHaveBeenCalledOnce()
  const [, handle] = own?.protocol.handle.mock.calls[0] ?? []
  expect(await (await handle?.(new Request('app://bundle/')))?.text()).toContain(
    'ActiveEye account information',
  )

  // The person closes the dialog.
  dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
  expect(await client.reportPdf({ timeZone: 'UTC' })).not.toHaveProperty('path')
})

test('a report names who prepares it, and what has changed since the last one that was exported', async () => {
  const { connect } = await startDesktop('single-vpc')
  const { client } = connect()
  const report = async () => (await client.report({ format: 'json', timeZone: 'UTC' }))[0]
  await client.preparer.save({ name: 'Jane Roe', contact: '+1 555 0100' })
  expect(JSON.parse((await report())?.text ?? '')).toMatchObject({
    preparedBy: 'Jane Roe',
    contact: '+1 555 0100',
  })
  const exported = (await report())?.checksum ?? ''
  expect(await client.reportOrigin()).not.toHaveProperty('changes')
  await client.reportExported({ checksum: exported })
  await client.reportExported({ checksum: 'of another report' })
  // The same again, so nothing has changed yet.
  expect(await client.reportOrigin()).not.toHaveProperty('changes')

  await client.activity.start({ activity: 'plan' })
  await vi.waitFor(async () => {
    expect((await client.reportOrigin()).changes).toMatchObject({
      since: { checksum: exported },
      items: expect.arrayContaining([expect.objectContaining({ what: 'vpcs', how: 'found' })]),
    })
  }, 20_000)
  // Once the look has ended.
  await vi.waitFor(() => client.practice.restart(), 20_000)
  expect(await client.reportOrigin()).not.toHaveProperty('changes')
})

test('a port of somebody else is closed unanswered', async () => {
  const { connect } = await startDesktop()
  const { client, port } = connect({ ...FRAME, origin: 'https://evil.example' })
  expect(port.close).toHaveBeenCalledOnce()
  await expect(client.about()).rejects.toThrow()
})

test('only what the list allows is opened outside, whichever way it is asked for', async () => {
  const { window, shell, connect } = await startDesktop()
  const { client } = connect()
  await expect(client.host.openExternal({ url: 'https://evil.example/' })).rejects.toThrow(/addresses of AWS/)
  const docs = 'https://docs.aws.amazon.com/vpc/'
  expect(await client.host.openExternal({ url: docs })).toEqual({ opened: true, url: docs })
  const open = window.webContents.setWindowOpenHandler.mock.calls[0]?.[0]
  for (const url of ['https://evil.example/', 'file:///etc/passwd', docs]) {
    open?.({ url } as Parameters<typeof open>[0])
  }
  await vi.waitFor(() => expect(shell.openExternal.mock.calls).toEqual([[docs], [docs]]))
  expect(emitPreventable(window.webContents, 'will-navigate', { url: docs })).toBe(false)
})

test('a second start brings the window to the front', async () => {
  const { app, window } = await startDesktop()
  window.isMinimized.mockReturnValue(true)
  app.emit('second-instance', {}, ['/opt/app'], '/')
  expect(window.restore).toHaveBeenCalledOnce()
  expect(window.focus).toHaveBeenCalledOnce()
})

test('a file that the system hands over is opened, one after another, and what is wrong with one is said', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'opened-'))
  const example = await readFile('assets/examples/keys.onboarding.json', 'utf8')
  const file = async (customer: string) => {
    const path = join(directory, `${customer.toLowerCase()}.onboarding.json`)
    await writeFile(path, example.replace('Acme Corp', customer).replace('5f0c2a7e', customer.toLowerCase()))
    return path
  }
  const [acme, other, third] = [await file('Acme'), await file('Other'), await file('Third')]
  const { app, window, dialog, connect } = await startDesktop(undefined, ['--no-sandbox', acme])
  const { client } = connect()
  const customer = async () => (await client.current())?.onboarding.customer.name
  await vi.waitFor(async () => expect(await customer()).toBe('Acme'))
  await vi.waitFor(() => expect(window.loadURL).toHaveBeenLastCalledWith('app://bundle/#/accounts'))
  expect(app.addRecentDocument).toHaveBeenCalledExactlyOnceWith(acme)

  // macOS; the app then must not open the file in its own way.
  const preventDefault = vi.fn()
  app.emit('open-file', { preventDefault }, other)
  expect(preventDefault).toHaveBeenCalledOnce()
  await vi.waitFor(async () => expect(await customer()).toBe('Other'))

  // A second start hands its arguments over; its path is relative to where that was.
  app.emit('second-instance', {}, ['/opt/app', '--flag', basename(third)], directory)
  await vi.waitFor(async () => expect(await customer()).toBe('Third'))
  expect(dialog.showMessageBox).not.toHaveBeenCalled()

  app.emit('second-instance', {}, ['/opt/app', 'gone.onboarding.json'], directory)
  await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalledOnce())
  expect(dialog.showMessageBox.mock.calls[0]?.at(-1)).toMatchObject({
    message: 'gone.onboarding.json was not opened',
    detail: expect.stringContaining('gone.onboarding.json'),
  })
  // A line for each fault of the file.
  await writeFile(third, example.replaceAll('"111122223333"', '"1"').replace('Acme Corp', ''))
  app.emit('second-instance', {}, ['/opt/app', third], directory)
  await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalledTimes(2))
  expect(dialog.showMessageBox.mock.calls[1]?.at(-1)).toMatchObject({
    detail: expect.stringMatching(/accountId.*\n.*customer|customer.*\n.*accountId/),
  })
  expect(await customer()).toBe('Third')
  await rm(directory, { recursive: true, force: true })
})

test('where updates come from and what is installed is asked outside the page, with the exact values', async () => {
  const { connect, dialog, updater } = await startDesktop()
  const { client } = connect()
  expect(await client.updates.state()).toMatchObject({
    does: 'nothing',
    why: 'off',
    settings: { mode: 'off' },
  })
  await expect(client.updates.check()).rejects.toThrow('Updates are off')
  const wanted = { mode: 'install', url: ' https://updates.example.com/onboarding ' } as const
  await expect(client.updates.save(wanted)).rejects.toThrow('declined outside this page')
  await expect(client.updates.save({ ...wanted, url: 'http://updates.example.com/' })).rejects.toThrow(
    'Address of the updates: expected an address that starts with https://',
  )
  dialog.showMessageBox.mockResolvedValue({ response: 1, checkboxChecked: false })
  expect(await client.updates.save(wanted)).toMatchObject({ does: 'install' })
  expect(dialog.showMessageBox.mock.lastCall?.[0]).toMatchObject({
    message: 'Change how this app is updated?',
    detail: expect.stringContaining('Address: https://updates.example.com/onboarding'),
  })
  expect(updater.newest).not.toHaveBeenCalled()

  await expect(client.updates.install()).rejects.toThrow('Look for new versions first')
  await client.updates.check()
  dialog.showMessageBox.mockResolvedValue({ response: 0, checkboxChecked: false })
  await expect(client.updates.install()).rejects.toThrow('declined outside this page')
  expect(updater.download).not.toHaveBeenCalled()
  dialog.showMessageBox.mockResolvedValue({ response: 1, checkboxChecked: false })
  expect(await client.updates.install()).toMatchObject({ check: { downloaded: true } })
  expect(dialog.showMessageBox.mock.lastCall?.[0]).toMatchObject({
    message: 'Download version 9.0.0 and install it when the app is quit?',
    detail: expect.stringContaining('From: https://updates.example.com/onboarding'),
  })
})

test('what an administrator has set is asked at the start, and nobody can change it', async () => {
  const url = 'https://company.example.com/onboarding'
  const { connect, dialog, updater } = await startDesktop(undefined, [], { mode: 'check', url })
  const { client } = connect()
  await vi.waitFor(() => expect(updater.newest).toHaveBeenCalledExactlyOnceWith(url))
  for (const settings of [{ mode: 'off', url: 'https://mine.example.com/' }, { mode: 'install' }] as const) {
    await expect(client.updates.save(settings)).rejects.toThrow('An administrator of this computer')
  }
  expect(await client.updates.state()).toMatchObject({ does: 'check', url, fixed: ['mode', 'url'] })
  expect(dialog.showMessageBox).not.toHaveBeenCalled()
})

test('closing the window ends the app when nothing is under way, and lets go of the journal', async () => {
  const { app, window, dialog, connect } = await startDesktop('single-vpc')
  expect((await connect().client.current())?.practice).toBe('single-vpc')
  expect(emitPreventable(window, 'close')).toBe(false)
  await vi.waitFor(() => expect(app.ended).toHaveBeenCalledOnce())
  expect(dialog.showMessageBox).not.toHaveBeenCalled()
  expect(emitPreventable(window, 'close')).toBe(true)
})

test('a run shows its progress, keeps the computer awake, and is not ended unasked', async () => {
  const { app, window, dialog, powerSaveBlocker, connect } = await startDesktop('slow')
  const { client } = connect()
  await client.activity.start({ activity: 'run', consent: { iam: 'any' } })
  await vi.waitFor(() => expect(powerSaveBlocker.start).toHaveBeenCalledOnce())
  expect(window.setProgressBar).toHaveBeenCalled()

  emitPreventable(window, 'close')
  await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalledOnce())
  expect((await client.current())?.practice).toBe('slow')
  expect(app.ended).not.toHaveBeenCalled()

  dialog.showMessageBox.mockResolvedValue({ response: 1, checkboxChecked: false })
  emitPreventable(window, 'close')
  await vi.waitFor(() => expect(app.ended).toHaveBeenCalledOnce(), 10_000)
  await vi.waitFor(() => expect(powerSaveBlocker.stop).toHaveBeenCalledOnce())
})

test('keys that were pasted are forgotten when the screen is locked; who is signed in stays so', async () => {
  const { connect, powerMonitor } = await startDesktop('ordinary')
  const { client } = connect()
  const practice = 'ordinary'
  // What the practice cloud takes for its administrator's.
  const keys = {
    accountId: '111122223333',
    accessKeyId: 'ASIAFA483DD02DF72CAC',
    secretAccessKey: 'practice-secret-d5bb4a63dc365da1e0dbe7f4',
    sessionToken: 'practice-token-3b1115395f0d42b5287cb6461c1e8e02',
  }
  await client.signIn.enterKeys({ practice, keys })
  const signIns = await client.signIn.watch({ practice })
  expect((await signIns.next()).value).toMatchObject({
    keys: [{ accountId: '111122223333', ending: '2CAC' }],
  })
  const attempt = { key: 'keys', accountId: keys.accountId, access: { kind: 'keys' } } as const
  const tryKeys = async () => {
    const results = await client.access.test({ practice, tests: [attempt] })
    const first = await results.next()
    return first.done === true ? undefined : first.value.state
  }
  expect(await tryKeys()).toBe('connected')

  powerMonitor.emit('lock-screen')
  await vi.waitFor(async () => expect((await signIns.next()).value).toMatchObject({ keys: [] }))
  expect(await tryKeys()).toBe('failed')
  await signIns.return?.()
})

test('the way to AWS is asked of Electron, PAC included', async () => {
  const { session, connect } = await startDesktop()
  const { resolveProxy } = session.defaultSession
  resolveProxy.mockResolvedValue('PROXY proxy.example.com:8080; DIRECT')
  const { client } = connect()
  expect(await client.network.get()).toMatchObject({
    automatic: 'Through http://proxy.example.com:8080 (this computer’s settings), else directly',
  })
  expect(resolveProxy).toHaveBeenCalledExactlyOnceWith('https://sts.us-east-1.amazonaws.com/')
})

test('before Electron is ready: sandbox, scheme, one instance for a data directory', () => {
  const { app, protocol, electron } = createElectron()
  expect(prepareDesktop(electron, '/data')).toBe(true)
  expect(app.setPath).toHaveBeenCalledExactlyOnceWith('userData', '/data/window')
  expect(app.setPath).toHaveBeenCalledBefore(app.requestSingleInstanceLock)
  expect(app.enableSandbox).toHaveBeenCalledOnce()
  expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
})

test('a second instance prepares nothing', () => {
  const { app, protocol, electron } = createElectron({ firstInstance: false })
  expect(prepareDesktop(electron, '/data')).toBe(false)
  expect(app.enableSandbox).not.toHaveBeenCalled()
  expect(protocol.registerSchemesAsPrivileged).not.toHaveBeenCalled()
})
