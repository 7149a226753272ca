import { expect, test } from 'vitest'
import { showSidePanel, useSidePanel } from '../../../../renderer/state/sidePanelStore.ts'

const panel = (content: string) => ({ content, close: () => undefined, returnFocus: () => undefined })
const shown = () => useSidePanel.getState().panel?.content

test('a panel is shown until it is taken away', () => {
  const takeAway = showSidePanel(panel('prod'))
  expect(shown()).toBe('prod')
  takeAway()
  expect(shown()).toBeUndefined()
})

test('taking away an earlier panel leaves the one that replaced it', () => {
  const takeFirstAway = showSidePanel(panel('prod'))
  const takeSecondAway = showSidePanel(panel('dev'))
  takeFirstAway()
  expect(shown()).toBe('dev')
  takeSecondAway()
})
