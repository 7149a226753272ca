import { useState } from 'react'
import type { FoundAccount } from '../../../../app/access/found.ts'
import type { Draft } from '../../../../app/onboarding/draft.ts'
import { type Refusal, refusalOf } from '../../../app/refusal.ts'
import { type Choice, choicesFrom } from './choices.ts'

/** A search for accounts, and what of it is chosen: at first everything that can be. */
export function useFound(draft: Draft) {
  const [searching, setSearching] = useState(false)
  const [choices, setChoices] = useState<readonly Choice[]>()
  const [chosen, setChosen] = useState<readonly FoundAccount[]>([])
  const [refusal, setRefusal] = useState<Refusal>()

  async function search(find: () => Promise<readonly FoundAccount[]>): Promise<void> {
    setSearching(true)
    setRefusal(undefined)
    setChoices(undefined)
    setChosen([])
    try {
      const found = choicesFrom(await find(), draft)
      setChoices(found)
      setChosen(found.filter(({ why }) => why === undefined).map(({ account }) => account))
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setSearching(false)
    }
  }

  return { searching, choices, chosen, setChosen, refusal, search }
}
