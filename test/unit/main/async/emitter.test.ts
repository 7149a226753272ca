import { expect, test } from 'vitest'
import { createEmitter } from '../../../../main/async/emitter.ts'

test('everybody is told, also while some leave', () => {
  const listeners = createEmitter()
  const told: number[] = []
  for (const each of [1, 2, 3]) {
    const leave = listeners.add(() => {
      told.push(each)
      leave()
    })
  }
  const stays = () => told.push(4)
  listeners.add(stays)
  const leave = listeners.add(stays)
  listeners.tell()
  expect(told).toEqual([1, 2, 3, 4, 4])
  leave()
  leave()
  listeners.tell()
  expect(told).toEqual([1, 2, 3, 4, 4, 4])
})
