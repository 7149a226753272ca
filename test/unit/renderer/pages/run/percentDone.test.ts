import { describe, expect, it } from 'vitest'
import { percentDone } from '../../../../../renderer/pages/run/percentDone.ts'
import { finishedAccount, untouchedAccount } from '../../../app/report/checklists.ts'
import { accountWithStep } from './accountWithStep.ts'

const done = finishedAccount('111111111111', 'done')
const untouched = untouchedAccount('222222222222', 'untouched')

describe('percentDone', () => {
  it('is 100 only when all is done', () => {
    expect(percentDone([])).toBe(0)
    expect(percentDone([untouched])).toBe(0)
    expect(percentDone([done])).toBe(100)
    expect(percentDone([done, untouched])).toBe(50)
    expect(percentDone([done, done, accountWithStep('stack', { state: 'running' })])).toBeLessThan(100)
  })
})
