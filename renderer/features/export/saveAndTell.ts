import { refusalOf } from '../../client/callRefusal.ts'
import { showNotice } from '../../state/noticeStore.ts'

interface Telling {
  /** Of the notice: a later one with the same id takes its place. */
  readonly id: string
  /** "Report exported" */
  readonly saved: string
  /** "The report could not be exported" */
  readonly failed: string
  /** What to do with the file; follows its place. */
  readonly next?: string
}

/**
 * Saves a file and tells where it is, or why it could not be saved.
 * @param save gives its name or path; `undefined` when the person wants none after all, which is not told
 */
export async function saveAndTell(
  save: () => Promise<string | undefined>,
  { id, saved, failed, next }: Telling,
): Promise<string | undefined> {
  try {
    const place = await save()
    if (place !== undefined) {
      const content = next === undefined ? place : `${place}: ${next}`
      showNotice({ id, type: 'success', header: saved, content })
    }
    return place
  } catch (error) {
    const refusal = refusalOf(error)
    const content = [refusal.message, refusal.next].filter(Boolean).join(' ')
    showNotice({ id, type: 'error', header: failed, content })
    return undefined
  }
}
