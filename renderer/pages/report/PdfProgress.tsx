import { useEffect, useState } from 'react'
import { plural } from '../../../app/text/plural.ts'

/** How long the PDF has been in the making. Nobody knows how much is left: the browser that prints says nothing. */
export function PdfProgress({ accounts }: { readonly accounts: number }) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <>
      A browser prints the report of {plural(accounts, 'account')}; 1,000 accounts take minutes. The HTML
      report says the same, at once. <span aria-hidden>{`${seconds} s so far.`}</span>
    </>
  )
}
