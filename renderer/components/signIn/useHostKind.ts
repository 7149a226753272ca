import { useEffect, useState } from 'react'
import type { HostAbilities } from '../../../app/host.ts'
import { useClient } from '../../app/ClientContext.tsx'

/** Which host shows this page; the web until it answers. */
export function useHostKind(): HostAbilities['kind'] {
  const client = useClient()
  const [kind, setKind] = useState<HostAbilities['kind']>('web')
  useEffect(() => {
    client.host.abilities().then(
      (abilities) => setKind(abilities.kind),
      () => undefined,
    )
  }, [client])
  return kind
}
