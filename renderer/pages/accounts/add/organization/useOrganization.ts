import { useState } from 'react'
import type { FoundOrganization } from '../../../../../app/access/foundAccounts.ts'
import type { Access } from '../../../../../app/onboarding/access.ts'
import { useClient } from '../../../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../../../client/callRefusal.ts'
import { useOpened } from '../../../../state/openedStore.ts'
import { roleFrom } from '../../accessWords.ts'

/** The accounts of an organization, asked for with one access at a time. */
export function useOrganization() {
  const client = useClient()
  const practice = useOpened((state) => state.opened?.practice)
  const [listing, setListing] = useState(false)
  const [found, setFound] = useState<FoundOrganization & { readonly through: Access }>()
  const [refusal, setRefusal] = useState<CallRefusal>()

  /** @param role as it is typed. */
  async function list(role: string, through: Access): Promise<void> {
    const { roleName, roleArn } = roleFrom(role)
    setListing(true)
    setRefusal(undefined)
    setFound(undefined)
    try {
      const answer = await client.find.organization({
        roleName: [roleName ?? roleArn ?? ''].flat(),
        through,
        ...(practice !== undefined && { practice }),
      })
      setFound({ ...answer, through })
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setListing(false)
    }
  }

  return { listing, found, refusal, list, forget: () => setFound(undefined) }
}
