import { useEffect } from 'react'
import type { ResultStore } from '../../../state/resultStore.ts'

/** What is being tested for a dialog ends with it. */
export function useTestsEndWith<R>(tests: ResultStore<R>): void {
  useEffect(() => () => tests.clear(), [tests])
}
