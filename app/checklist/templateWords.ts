import type { TemplateTrust } from '../template/templateTrust.ts'
import { ATTENTION, trustLines } from '../template/trustWords.ts'
import { uncapitalized } from '../text/capitalized.ts'
import type { StackText } from './checklist.ts'
import type { Template, TemplateRead } from './seenTemplate.ts'
import type { StateWord } from './stateWords.ts'

/** How much of the template a consent would be to, for every host. */
export function templateReadWords(read: TemplateRead | undefined): StateWord {
  switch (read?.kind) {
    case 'file':
      return {
        word: 'Its text was read by this computer. The acknowledgement is to exactly this text.',
        tone: 'good',
      }
    case 'summaryOnly':
      return {
        word: `Its text could not be read from here: ${read.why}. Who may act in the account, and what that allows, is not known: the acknowledgement is to AWS’s summary only.`,
        tone: 'bad',
      }
    case undefined:
      return { word: 'An earlier version of this app looked at it, and did not read its text.', tone: 'bad' }
  }
}

/** SHA-256 of the file's bytes, as `sha256sum` prints it; `undefined` when it was not read. */
export function fileHashOf({ read }: Pick<Template, 'read'>): string | undefined {
  return read?.kind === 'file' ? read.sha256 : undefined
}

/** How the text of a stack compares with the one that it should be. */
export function stackTextWord({ is, why, expected }: StackText): StateWord {
  switch (is) {
    case 'acknowledged':
      return { word: 'Matches what was acknowledged', tone: 'good' }
    case 'anotherThanAcknowledged':
      return {
        word: `Differs from what was acknowledged, which has the SHA-256 ${expected}`,
        tone: 'bad',
      }
    case 'published':
      return { word: 'Matches what the address holds now; it was not acknowledged here', tone: 'good' }
    case 'anotherThanPublished':
      return {
        word: `Differs from what the address holds now, which has the SHA-256 ${expected}; it was not acknowledged here`,
        tone: 'partial',
      }
    case 'notCompared':
      return { word: `Not compared: ${why}`, tone: 'partial' }
  }
}

/**
 * What of the template's text needs a person's attention before anything is created from it, a line each; for a text
 * that was not read, that nobody knows what it allows.
 */
export function templateAttention({ read }: Pick<Template, 'read'>): readonly string[] {
  const { word, tone } = templateReadWords(read)
  if (read?.kind === 'file') return loudLines(read.trust)
  return tone === 'good' ? [] : [`${ATTENTION} ${word}`]
}

/** What of the stack's text needs a person's attention, a line each: who may act in the account, and what was not read. */
export function stackAttention(text: StackText | undefined): readonly string[] {
  if (text === undefined) return []
  const { word, tone } = stackTextWord(text)
  return [
    ...(tone === 'good' ? [] : [`${ATTENTION} Template of the stack: ${uncapitalized(word)}.`]),
    ...(text.trust === undefined ? [] : loudLines(text.trust)),
  ]
}

function loudLines(trust: TemplateTrust): readonly string[] {
  return trustLines(trust).flatMap(({ text, isLoud }) => (isLoud ? [`${ATTENTION} ${text}`] : []))
}
