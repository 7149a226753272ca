import { useEffect, useRef, useState } from 'react'
import {
  type EnteredKeys,
  type KeyField,
  mayHaveToken,
  NO_KEYS,
  parseAccessKeys,
} from '../../../app/input/accessKeys.ts'
import type { Pasted } from '../../../app/input/pastedKeys.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useOpened } from '../../state/openedStore.ts'

interface EnteredKeysForm {
  readonly entered: EnteredKeys
  /** Whether the keys may have a session token, as far as they are entered. */
  readonly mayHaveToken: boolean
  /** Whether anything is entered. */
  readonly isEntered: boolean
  /** Empty until the form was submitted. */
  readonly faults: ReadonlyMap<KeyField, string>
  readonly busy: boolean
  readonly refusal: CallRefusal | undefined
  /** The ARN of the identity that the keys belong to, once they were accepted. */
  readonly arn: string | undefined
  /** Why nothing was taken from a paste. */
  readonly pasteFault: 'several' | { readonly message: string } | undefined
  change(part: Partial<Record<KeyField, string>>): void
  /** True when the paste was put into the fields, or refused. */
  takePaste(pasted: Pasted): boolean
  /** True when the keys were accepted. */
  send(): Promise<boolean>
}

/**
 * The form for access keys. They are in this component's state only. What is secret is removed from it when it was
 * accepted, or when AWS says that it is wrong; after a failure on the way it stays, to be sent again.
 */
export function useEnteredKeys(
  accountId: string,
  /** Tells the partition. */
  stackRegion: string | undefined,
  onEntered: () => void,
): EnteredKeysForm {
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

  async function send(): Promise<boolean> {
    setAsked(true)
    forgetAnswer()
    if (!parsed.ok) return false
    const keys = { accountId, ...parsed.value }
    setBusy(true)
    try {
      const answer = await client.signIn.enterKeys({
        keys,
        ...(stackRegion !== undefined && { stackRegion }),
        ...(practice !== undefined && { practice }),
      })
      setEntered(NO_KEYS)
      setAsked(false)
      setArn(answer.arn)
      if (shown.current) onEntered()
      return true
    } catch (error) {
      const why = refusalOf(error)
      setRefusal(why)
      setEntered((before) => keptAfter(why, before))
      if (why.isInputWrong === true) setAsked(false)
      return false
    } finally {
      setBusy(false)
    }
  }

  return {
    entered,
    mayHaveToken: mayHaveToken(entered.accessKeyId) || entered.sessionToken !== '',
    isEntered: isEntered(entered),
    faults,
    busy,
    refusal,
    arn,
    pasteFault,
    change(part) {
      forgetAnswer()
      // The end was said of the keys that were pasted.
      setEntered(({ expiration: _, ...before }) => ({ ...before, ...part }))
    },
    takePaste(pasted) {
      if (pasted.kind === 'value') return false
      forgetAnswer()
      if (pasted.kind === 'several') setPasteFault('several')
      if (pasted.kind === 'refused') setPasteFault(pasted)
      // Fields that the paste does not contain belong to other keys.
      if (pasted.kind === 'keys') setEntered(mergedWith(pasted.parts))
      return true
    },
    send,
  }
}

/** Wrong keys are gone but for their ID, which says which they were; after a failure on the way all stays. */
export function keptAfter({ isInputWrong }: CallRefusal, entered: EnteredKeys): EnteredKeys {
  return isInputWrong === true ? { ...NO_KEYS, accessKeyId: entered.accessKeyId } : entered
}

function isEntered({ accessKeyId, secretAccessKey, sessionToken }: EnteredKeys): boolean {
  return `${accessKeyId}${secretAccessKey}${sessionToken}`.trim() !== ''
}

/** A paste with a key ID begins a new set; one without it adds to what is there. */
function mergedWith(parts: Partial<EnteredKeys>): (before: EnteredKeys) => EnteredKeys {
  return (before) => ({ ...(parts.accessKeyId === undefined ? before : NO_KEYS), ...parts })
}
