import { expect, onTestFinished, test, vi } from 'vitest'
import type { ContractClient } from '../../../../app/contract/contractClient.ts'
import { useNotices } from '../../../../renderer/state/noticeStore.ts'

test('a copy has the value behind the mask and says so, unless masks are wanted', async () => {
  // The store reads what this tab keeps.
  vi.stubGlobal('sessionStorage', { getItem: () => null })
  const { useCallMode } = await import('../../../../renderer/state/callModeStore.ts')
  const { revealCopies } = await import('../../../../renderer/shell/revealCopies.ts')
  const before = [useCallMode.getState(), useNotices.getState()] as const
  onTestFinished(() => {
    useCallMode.setState(before[0])
    useNotices.setState(before[1])
  })
  const written: string[] = []
  const clipboard = {
    writeText: async (text: string) => {
      written.push(text)
    },
  }
  const reveal = async ({ text }: { readonly text: string }) => ({
    text: text.replace('[ID 1]', '111122223333'),
  })
  // The test gives the one call and the one method that are used.
  revealCopies({ callMode: { reveal } } as unknown as ContractClient, clipboard as Clipboard)
  const saysSo = () => useNotices.getState().notices.some(({ id }) => id === 'copied')

  useCallMode.setState({ on: false, copies: 'values' })
  await clipboard.writeText('[ID 1]')
  useCallMode.setState({ on: true })
  await clipboard.writeText('medium')
  expect(saysSo()).toBe(false)
  await clipboard.writeText('[ID 1]')
  expect(saysSo()).toBe(true)
  useCallMode.setState({ copies: 'masks' })
  await clipboard.writeText('[ID 1]')
  expect(written).toEqual(['[ID 1]', 'medium', '111122223333', '[ID 1]'])
})
