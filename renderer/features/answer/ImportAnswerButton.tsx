import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { ImportAnswerDialog } from './ImportAnswerDialog.tsx'

/** Opens the dialog in which an answer of ActiveEye is read and recorded. */
export function ImportAnswerButton({ path }: { readonly path?: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Import ActiveEye's answer…</Button>
      {open && <ImportAnswerDialog path={path} onClose={() => setOpen(false)} />}
    </>
  )
}
