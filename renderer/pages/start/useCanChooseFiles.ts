import { useEffect, useState } from 'react'
import { useClient } from '../../app/ClientContext.tsx'

/** Whether the host has dialogs for files; until it answers, a path can be typed. */
export function useCanChooseFiles(): boolean {
  const client = useClient()
  const [can, setCan] = useState(false)
  useEffect(() => {
    client.host.abilities().then(
      ({ canChooseFiles }) => setCan(canChooseFiles),
      () => undefined,
    )
  }, [client])
  return can
}
