import { useEffect } from 'react'
import type { Tests } from '../../../state/resultStore.ts'

/** What is being tested for a dialog ends with it. */
export function useTestsEndWith<R>(tests: Tests<R>): void {
  useEffect(() => () => tests.clear(), [tests])
}
