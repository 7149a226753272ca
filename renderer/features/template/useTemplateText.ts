import { useCallback, useEffect, useState } from 'react'
import type { Template } from '../../../app/checklist/seenTemplate.ts'
import { fileHashOf } from '../../../app/checklist/templateWords.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { refusalOf } from '../../client/callRefusal.ts'

/**
 * The text of a template, as far as it is here to be read.
 * - `none`: the look read no text, which the page says beside it.
 * - `refused`: it can't be read any more, or is another one by now; `why` is a sentence.
 */
export type TemplateText =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'there'; readonly text: string }
  | { readonly state: 'refused'; readonly why: string }

/** Reads the template's text at once, so that it is there when a person opens it. */
export function useTemplateText(template: Pick<Template, 'read'> | undefined): {
  readonly text: TemplateText
  /** Reads it again, after a refusal. */
  again(): void
} {
  const client = useClient()
  const sha256 = template && fileHashOf(template)
  const [known, setKnown] = useState<{ readonly of: string; readonly text: TemplateText }>()
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try reads again
  useEffect(() => {
    if (sha256 === undefined) return
    let wanted = true
    const show = (text: TemplateText) => wanted && setKnown({ of: sha256, text })
    client.templateText({ sha256 }).then(
      ({ text }) => show({ state: 'there', text }),
      (error: unknown) => {
        const { message, details, next } = refusalOf(error)
        show({
          state: 'refused',
          why: [message, ...details, ...(next === undefined ? [] : [next])].join(' '),
        })
      },
    )
    return () => {
      wanted = false
    }
  }, [client, sha256, tries])
  const again = useCallback(() => {
    setKnown(undefined)
    setTries((count) => count + 1)
  }, [])
  if (sha256 === undefined) return { text: { state: 'none' }, again }
  return { text: known?.of === sha256 ? known.text : { state: 'reading' }, again }
}

/** Why the template can't be acknowledged yet, a sentence; `undefined` when it can: its text is here, or is said to be unreadable. */
export function acknowledgementHold(
  { read }: Pick<Template, 'read'>,
  text: TemplateText,
): string | undefined {
  if (read === undefined) return 'The template’s text was not read. Look again first.'
  switch (text.state) {
    case 'none':
    case 'there':
      return undefined
    case 'reading':
      return 'The template’s text is being read.'
    case 'refused':
      return `The template’s text is not here to be read: ${text.why}`
  }
}
