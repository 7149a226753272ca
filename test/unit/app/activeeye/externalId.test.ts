import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { externalIdFault } from '../../../../app/activeeye/externalId.ts'
import { EXTERNAL_ID_PATTERN } from '../../../../app/activeeye/prescribed.ts'

describe('externalIdFault', () => {
  test.each(['acme', 'acme-prod', 'a1-2b-3', '42', 'a'.repeat(1224)])('takes %s', (text) => {
    expect(externalIdFault(text)).toBeUndefined()
  })

  test.each([
    ['Acme_Prod', 'it has upper-case letters and an underscore', 'acme-prod'],
    [' acme', 'it has a blank at the start', 'acme'],
    ['acme ', 'it has a blank at the end', 'acme'],
    ['acme prod', 'it has a blank inside', 'acme-prod'],
    ['acme–prod', 'it has an en dash (U+2013)', 'acme-prod'],
    ['acme—prod', 'it has an em dash (U+2014)', 'acme-prod'],
    ['acme‑prod', 'it has a non-breaking hyphen (U+2011)', 'acme-prod'],
    ['acme−prod', 'it has a minus sign (U+2212)', 'acme-prod'],
    ['acme\u200bprod', 'it has a zero-width space (U+200B)', 'acmeprod'],
    ['acme\u00a0prod', 'it has a non-breaking space (U+00A0)', 'acme-prod'],
    ['acme\u200e', 'it has a left-to-right mark (U+200E)', 'acme'],
    ['acme--prod', 'it has two dashes in a row', 'acme-prod'],
    ['-acme-', 'it has a dash at the start and a dash at the end', 'acme'],
    ['acme.prod', 'it has the special characters .', 'acme-prod'],
    ['açme', 'it has letters other than a to z', 'acme'],
    ['acme-٣', 'it has digits other than 0 to 9', 'acme'],
  ])('%j: %s', (text, why, suggestion) => {
    expect(externalIdFault(text)).toEqual({
      expected: `lower-case letters and digits, separated by single dashes, such as ${suggestion}`,
      why,
    })
  })

  test('keeps to the lengths that AWS takes', () => {
    expect(externalIdFault('a')?.expected).toBe('at least 2 characters')
    expect(externalIdFault('a'.repeat(1225))?.expected).toBe('at most 1224 characters')
  })

  test('always suggests something valid, and always says why', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const fault = externalIdFault(text)
        const suggestion = /such as (.*)$/.exec(fault?.expected ?? '')?.[1]
        if (suggestion === undefined) return
        expect(suggestion).toMatch(EXTERNAL_ID_PATTERN)
        expect(fault?.why !== undefined || text === '').toBe(true)
      }),
    )
  })
})
