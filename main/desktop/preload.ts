import { ipcRenderer } from 'electron'
import { forwardPort } from './forwardPort.ts'

type ForwardTarget = Parameters<typeof forwardPort>[0]
type Ports = Parameters<typeof ipcRenderer.postMessage>[2]

/** Runs before the page, sandboxed. `globalThis` is the page's window, of which Node's types know nothing. */
forwardPort(globalThis as unknown as ForwardTarget, (port) => {
  ipcRenderer.postMessage('connect', null, [port] as Ports)
})
