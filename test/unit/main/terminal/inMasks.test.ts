import { expect, test } from 'vitest'
import type { ContractClient } from '../../../../app/contract/contractClient.ts'
import { inMasks } from '../../../../main/terminal/inMasks.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'

interface Options {
  readonly file: string
  readonly masked: boolean
  readonly only: readonly string[]
  readonly wave: number
}

/** What the action got, and what it printed as JSON. */
async function run(masked: boolean) {
  const asked: string[] = []
  const client = {
    open: async () => asked.push('open'),
    callMode: { mask: async ({ text }: { readonly text: string }) => ({ text: `masked ${text}` }) },
  }
  const { lines, terminal } = fakeTerminal()
  const options: Options = { file: 'acme.json', masked, only: ['111122223333', 'ou:Workloads'], wave: 1 }
  const got: Options[] = []
  const action = inMasks<Options>(async (_, given, shown) => {
    got.push(given)
    shown.json({ accounts: [] })
    return 0
  })
  // The test gives the calls that are used.
  await action(client as unknown as ContractClient, options, terminal)
  return { asked, got, lines }
}

test('with --masked, the accounts that were typed are masked after the file was read, and JSON says so', async () => {
  const { asked, got, lines } = await run(true)
  expect(asked).toEqual(['open'])
  expect(got).toEqual([
    { file: 'acme.json', masked: true, only: ['masked 111122223333', 'masked ou:Workloads'], wave: 1 },
  ])
  expect(lines).toEqual(['{"accounts":[],"masked":true}'])
})

test('without it, nothing is changed', async () => {
  const { asked, got, lines } = await run(false)
  expect([asked, lines]).toEqual([[], ['{"accounts":[]}']])
  expect(got[0]?.only).toEqual(['111122223333', 'ou:Workloads'])
})
