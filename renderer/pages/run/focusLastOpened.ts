import { useRunView } from '../../state/runViewStore.ts'

/** Back from an account, a person is where they left: on its row. */
export function focusLastOpened(): void {
  const { lastOpened } = useRunView.getState()
  if (lastOpened === undefined) return
  useRunView.setState({ lastOpened: undefined })
  const link = document.querySelector<HTMLElement>(`a[href="#/run/${CSS.escape(lastOpened)}"]`)
  link?.scrollIntoView({ block: 'center' })
  link?.focus({ preventScroll: true })
}
