import { describe, expect, test, vi } from 'vitest'
import {
  isFromOurPage,
  restrictContents,
  restrictSession,
} from '../../../../main/desktop/pageRestrictions.ts'
import { asContents, createContents, createSession, emitPreventable } from '../../../doubles/electron.ts'
import { FOREIGN } from './foreignAddresses.ts'

describe('navigation', () => {
  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s stays on the page', (name) => {
    const contents = createContents()
    restrictContents(asContents(contents), () => {})
    expect(emitPreventable(contents, name, { url: 'app://bundle/#/run' })).toBe(true)
    for (const url of FOREIGN) expect(emitPreventable(contents, name, { url }), url).toBe(false)
  })

  test('no webview is attached', () => {
    const contents = createContents()
    restrictContents(asContents(contents), () => {})
    expect(emitPreventable(contents, 'will-attach-webview')).toBe(false)
  })

  test('no window is opened; the address goes to the one list', () => {
    const contents = createContents()
    const openLink = vi.fn()
    restrictContents(asContents(contents), openLink)
    const handler = contents.setWindowOpenHandler.mock.calls[0]?.[0]
    for (const url of ['app://bundle/', 'https://docs.aws.amazon.com/', ...FOREIGN]) {
      expect(handler?.({ url } as Parameters<typeof handler>[0])).toEqual({ action: 'deny' })
      expect(openLink).toHaveBeenLastCalledWith(url)
    }
  })
})

describe('permissions', () => {
  function handlers() {
    const session = createSession()
    restrictSession(session as unknown as Parameters<typeof restrictSession>[0])
    const request = session.setPermissionRequestHandler.mock.calls[0]?.[0]
    const check = session.setPermissionCheckHandler.mock.calls[0]?.[0]
    const device = session.setDevicePermissionHandler.mock.calls[0]?.[0]
    if (!request || !check || !device) throw new Error('A handler is missing.')
    return { session, request, check, device }
  }
  type Permission = Parameters<ReturnType<typeof handlers>['request']>[1]

  function asked(permission: Permission, requestingUrl: string, isMainFrame = true): boolean[] {
    const { request, check } = handlers()
    const contents = {} as Parameters<typeof request>[0]
    const callback = vi.fn<(granted: boolean) => void>()
    request(contents, permission, callback, { isMainFrame, requestingUrl })
    return [
      ...callback.mock.calls.flat(),
      check(contents, permission as never, requestingUrl, { isMainFrame }),
    ]
  }

  test('our page may write text to the clipboard, when asked and when checked', () => {
    expect(asked('clipboard-sanitized-write', 'app://bundle/')).toEqual([true, true])
  })

  test.each(FOREIGN)('%s may not', (url) => {
    expect(asked('clipboard-sanitized-write', url)).toEqual([false, false])
  })

  test('a frame in our page may not', () => {
    expect(asked('clipboard-sanitized-write', 'app://bundle/', false)).toEqual([false, false])
  })

  test.each<Permission>([
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'fileSystem',
    'openExternal',
    'fullscreen',
    'hid',
    'usb',
    'serial',
    'display-capture',
    'local-network-access',
    'persistent-storage',
    'unknown',
  ])('our page may not have %s', (permission) => {
    expect(asked(permission, 'app://bundle/')).toEqual([false, false])
  })

  test('no device, and no request to anywhere else', () => {
    const { session, device } = handlers()
    expect(device({} as Parameters<typeof device>[0])).toBe(false)
    const [filter, listener] = session.webRequest.onBeforeRequest.mock.calls[0] ?? []
    expect(filter.urls).toEqual(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file:///*'])
    const answer = vi.fn()
    listener({ url: 'https://evil.example/' }, answer)
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: true })
  })
})

describe('the sender of a port', () => {
  const contents = createContents()
  const frame = { parent: null, origin: 'app://bundle', url: 'app://bundle/#/start' }
  const admitted = (sender: object, senderFrame: object | null) =>
    isFromOurPage({ sender, senderFrame: senderFrame as typeof frame | null }, contents)

  test('is our page', () => expect(admitted(contents, frame)).toBe(true))
  test.each([
    ['a frame that is gone', contents, null],
    ['a frame in our page', contents, { ...frame, parent: frame }],
    ['another origin', contents, { ...frame, origin: 'https://evil.example' }],
    ['an opaque origin', contents, { ...frame, origin: 'null' }],
    ['another address', contents, { ...frame, url: 'https://evil.example/' }],
    ['other contents', createContents(), frame],
  ])('is not %s', (_, sender, senderFrame) => expect(admitted(sender, senderFrame)).toBe(false))
})
