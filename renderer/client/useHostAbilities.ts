import { useEffect, useState } from 'react'
import type { HostAbilities } from '../../app/contract/contract.ts'
import { useClient } from './ClientContext.tsx'

const WEB: HostAbilities = {
  kind: 'web',
  canChooseFiles: false,
  hearsLock: false,
  confirmsIn: 'nowhere',
  shell: 'sh',
}

/** What the host that shows this page can do; what a web host can until it answers. */
export function useHostAbilities(): HostAbilities {
  const client = useClient()
  const [abilities, setAbilities] = useState(WEB)
  useEffect(() => {
    client.host.abilities().then(setAbilities, () => undefined)
  }, [client])
  return abilities
}
