import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Lane } from '../../../../../../renderer/pages/run/accounts/Lane.tsx'
import { finishedAccount, untouchedAccount } from '../../../../app/report/checklists.ts'

/** The steps of a lane in their order, each with its state. */
function stepsOf(markup: string): readonly string[] {
  return markup
    .split('<li')
    .slice(1)
    .map((step) =>
      step
        .slice(step.indexOf('>') + 1)
        .replaceAll(/<[^>]*>/g, '|')
        .replaceAll(/\|+/g, ' ')
        .trim(),
    )
}

test('a lane has the app’s own steps first, then the connector and the delivery with its time', () => {
  const account = untouchedAccount('111111111111', 'prod')
  const due = '2026-10-05T12:00:00.000Z'
  const steps = stepsOf(
    renderToStaticMarkup(
      <Lane
        account={{ ...account, steps: { ...account.steps, delivery: { state: 'todo', due } } }}
        covered={0}
        toCover={0}
      />,
    ),
  )
  expect(steps.map((step) => step.split(/ (?=To do|Not)/))).toEqual([
    ['Sign in', 'To do'],
    ['Stack', 'To do'],
    ['Flow logs', 'To do'],
    ['Connector', 'To do'],
    ['Delivery', expect.stringMatching(/^Not looked at yet \(from .*\d\d:\d\d\)$/)],
  ])
})

test('the flow logs say how many VPCs are covered', () => {
  const markup = renderToStaticMarkup(<Lane account={finishedAccount()} covered={3} toCover={4} />)
  expect(markup).toContain('3 of 4 VPCs')
})
