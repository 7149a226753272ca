import { expect, test, vi } from 'vitest'
import { forwardPort } from '../../../../main/desktop/forwardPort.ts'

test('the preload forwards one port, for the one message, and exposes nothing', () => {
  const send = vi.fn()
  const listeners: ((event: { data: unknown; ports: readonly unknown[] }) => void)[] = []
  forwardPort({ addEventListener: (_, listener) => listeners.push(listener) }, send)
  const [listener] = listeners
  expect(listeners).toHaveLength(1)
  listener?.({ data: 'other', ports: ['a'] })
  listener?.({ data: { connect: true }, ports: ['a'] })
  listener?.({ data: 'connect', ports: [] })
  listener?.({ data: 'connect', ports: ['a', 'b'] })
  expect(send).not.toHaveBeenCalled()
  listener?.({ data: 'connect', ports: ['a'] })
  listener?.({ data: 'connect', ports: ['b'] })
  expect(send).toHaveBeenCalledExactlyOnceWith('a')
})
