import { useSyncExternalStore } from 'react'
import { useDraft } from '../../state/draftStore.ts'
import { ALL_COLUMNS, FEW_COLUMNS, MOST_COLUMNS, SOME_COLUMNS } from './draftAccountColumns.tsx'

const large = matchMedia('(min-width: 1600px)')

/** The columns that there is room for. */
export function useColumns(): readonly string[] {
  const isEditing = useDraft((state) => state.editing !== undefined)
  const isLarge = useSyncExternalStore(
    (changed) => {
      large.addEventListener('change', changed)
      return () => large.removeEventListener('change', changed)
    },
    () => large.matches,
  )
  if (isEditing) return isLarge ? SOME_COLUMNS : FEW_COLUMNS
  return isLarge ? ALL_COLUMNS : MOST_COLUMNS
}
