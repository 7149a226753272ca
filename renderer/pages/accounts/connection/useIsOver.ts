import { useEffect, useState } from 'react'

/** Timers take no more milliseconds; nobody leaves a page open for longer. */
const LONGEST = 2 ** 31 - 1

/** Whether a moment has passed; says so when it passes. @param iso `undefined`: never. */
export function useIsOver(iso: string | undefined): boolean {
  const [now, setNow] = useState(Date.now)
  const end = iso === undefined ? Number.POSITIVE_INFINITY : Date.parse(iso)
  useEffect(() => {
    const left = end - Date.now()
    if (left <= 0 || left > LONGEST) return
    const timer = setTimeout(() => setNow(Date.now()), left)
    return () => clearTimeout(timer)
  }, [end])
  return end <= now
}
