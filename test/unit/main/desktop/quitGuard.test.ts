import { expect, test, vi } from 'vitest'
import { createQuitGuard } from '../../../../main/desktop/quitGuard.ts'

function createPorts({ busy = false, answer = true } = {}) {
  return {
    isBusy: vi.fn(() => busy),
    confirm: vi.fn(async () => answer),
    settle: vi.fn(async () => {}),
    quit: vi.fn(),
  }
}

const event = () => ({ preventDefault: vi.fn() })

test('with nothing under way it settles without a question, then quits for good', async () => {
  const ports = createPorts()
  const guard = createQuitGuard(ports)
  const first = event()
  guard.onBeforeQuit(first)
  expect(first.preventDefault).toHaveBeenCalled()
  await vi.waitFor(() => expect(ports.quit).toHaveBeenCalledOnce())
  expect(ports.confirm).not.toHaveBeenCalled()
  expect(guard.isSettled()).toBe(true)
  const second = event()
  guard.onBeforeQuit(second)
  expect(second.preventDefault).not.toHaveBeenCalled()
})

test('with work under way it asks, and stays when the person wants to', async () => {
  const ports = createPorts({ busy: true, answer: false })
  const guard = createQuitGuard(ports)
  guard.onBeforeQuit(event())
  await vi.waitFor(() => expect(ports.confirm).toHaveBeenCalledOnce())
  await Promise.resolve()
  expect(ports.settle).not.toHaveBeenCalled()
  expect(guard.isSettled()).toBe(false)
  // And asks again the next time.
  guard.onBeforeQuit(event())
  await vi.waitFor(() => expect(ports.confirm).toHaveBeenCalledTimes(2))
})

test('asked to go, it stops the work first', async () => {
  const ports = createPorts({ busy: true })
  createQuitGuard(ports).onBeforeQuit(event())
  await vi.waitFor(() => expect(ports.quit).toHaveBeenCalledOnce())
  expect(ports.settle).toHaveBeenCalledBefore(ports.quit)
})

test('asks once, however often quitting is tried meanwhile', async () => {
  const ports = createPorts({ busy: true })
  const guard = createQuitGuard(ports)
  const events = [event(), event(), event()]
  for (const each of events) guard.onBeforeQuit(each)
  for (const each of events) expect(each.preventDefault).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(ports.quit).toHaveBeenCalledOnce())
  expect(ports.confirm).toHaveBeenCalledOnce()
  expect(ports.settle).toHaveBeenCalledOnce()
})

test('what fails on the way out keeps nobody', async () => {
  const ports = createPorts()
  ports.settle.mockRejectedValue(new Error('The disk is full.'))
  createQuitGuard(ports).onBeforeQuit(event())
  await vi.waitFor(() => expect(ports.quit).toHaveBeenCalledOnce())
})
