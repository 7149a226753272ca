import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { endWhenSilent, PING_INTERVAL } from '../../../../main/web/keepAlive.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function connection() {
  const socket = Object.assign(new EventEmitter(), { ping: vi.fn(), terminate: vi.fn() })
  endWhenSilent(socket as unknown as Parameters<typeof endWhenSilent>[0])
  return socket
}

test('a connection that answers each ping stays', () => {
  const socket = connection()
  for (let count = 1; count <= 10; count += 1) {
    vi.advanceTimersByTime(PING_INTERVAL)
    expect(socket.ping).toHaveBeenCalledTimes(count)
    socket.emit('pong')
  }
  expect(socket.terminate).not.toHaveBeenCalled()
})

test('one that does not answer is ended when the next ping is due', () => {
  const socket = connection()
  vi.advanceTimersByTime(PING_INTERVAL)
  socket.emit('pong')
  vi.advanceTimersByTime(PING_INTERVAL)
  expect(socket.terminate).not.toHaveBeenCalled()
  vi.advanceTimersByTime(PING_INTERVAL)
  expect(socket.terminate).toHaveBeenCalledOnce()
})

test('nothing is sent on a connection that has ended', () => {
  const socket = connection()
  socket.emit('close')
  vi.advanceTimersByTime(10 * PING_INTERVAL)
  expect(socket.ping).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
})
