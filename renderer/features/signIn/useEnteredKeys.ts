import { useEffect, useRef, useState } from 'react'
import type { Pasted } from '../../../app/input/accessKeys.ts'
import { type EnteredKeys, isTemporary, NO_KEYS, parseAccessKeys } from '../../../app/input/accessKeys.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useOpened } from '../../state/openedStore.ts'

interface EnteredKeysForm {
  readonly entered: EnteredKeys
  readonly needsToken: boolean
  /** Empty until the form was submitted. */
  readonly faults: ReadonlyMap<keyof EnteredKeys, string>
  readonly busy: boolean
  readonly refusal: CallRefusal | undefined
  /** The ARN of the identity that the keys belong to, once they were accepted. */
  readonly arn: string | undefined
  /** Why nothing was taken from a paste. */
  readonly pasteFault: 'several' | { readonly message: string } | undefined
  change(part: Partial<EnteredKeys>): void
  /** True when the paste was put into the fields. */
  takePaste(pasted: Pasted): boolean
  send(): Promise<void>
}

/**
 * The form for access keys. They are in this component's state only, and removed from it when they are sent, whatever
 * the answer.
 */
export function useEnteredKeys(accountId: string, onEntered: () => void): EnteredKeysForm {
  const client = useClient()
  const practice = useOpened((state) => state.opened?.practice)
  const [entered, setEntered] = useState(NO_KEYS)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [arn, setArn] = useState<string>()
  const [pasteFault, setPasteFault] = useState<EnteredKeysForm['pasteFault']>()
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  const parsed = parseAccessKeys(entered)
  const faults = new Map(
    asked && !parsed.ok ? parsed.refusals.map(({ field, message }) => [field, message]) : [],
  )

  function forgetAnswer(): void {
    setRefusal(undefined)
    setArn(undefined)
    setPasteFault(undefined)
  }

  async function send(): Promise<void> {
    setAsked(true)
    forgetAnswer()
    if (!parsed.ok) return
    const keys = { accountId, ...parsed.value }
    setEntered(NO_KEYS)
    setAsked(false)
    setBusy(true)
    try {
      const answer = await client.signIn.enterKeys({ keys, ...(practice !== undefined && { practice }) })
      setArn(answer.arn)
      if (shown.current) onEntered()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  return {
    entered,
    needsToken: isTemporary(entered.accessKeyId) || entered.sessionToken !== '',
    faults,
    busy,
    refusal,
    arn,
    pasteFault,
    change(part) {
      forgetAnswer()
      setEntered((before) => ({ ...before, ...part }))
    },
    takePaste(pasted) {
      if (pasted.kind === 'value') return false
      forgetAnswer()
      if (pasted.kind === 'several') setPasteFault('several')
      if (pasted.kind === 'tooLong') setPasteFault(pasted)
      // Fields that the paste does not contain belong to other keys.
      if (pasted.kind === 'keys') setEntered(mergedWith(pasted.parts))
      return true
    },
    send,
  }
}

/** A paste with a key ID begins a new set; one without it adds to what is there. */
function mergedWith(parts: Partial<EnteredKeys>): (before: EnteredKeys) => EnteredKeys {
  return (before) => ({ ...(parts.accessKeyId === undefined ? before : NO_KEYS), ...parts })
}
