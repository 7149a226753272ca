import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Template } from '../../../../../app/checklist/seenTemplate.ts'
import type { TrustPicture } from '../../../../../app/checklist/trustPicture.ts'
import {
  acknowledgementHold,
  type TemplateText,
} from '../../../../../renderer/features/template/useTemplateText.ts'
import { Acknowledgement } from '../../../../../renderer/pages/plan/Acknowledgement.tsx'

const READ: Template['read'] = {
  kind: 'file',
  sha256: 'a'.repeat(64),
  asReturned: 'b'.repeat(64),
  trust: { roles: [], others: [], macros: [] },
}
const UNREADABLE: Template['read'] = { kind: 'summaryOnly', why: 'it is an HTML page' }

const PICTURE: TrustPicture = {
  arrows: [
    {
      key: '0',
      who: { title: 'Account 999999999999', lines: [], isLoud: false },
      condition: { text: 'with the ExternalID', isLoud: false },
      role: {
        title: 'Role monitor',
        lines: [{ text: 'Policy SecurityAudit.', isLoud: false }],
        isLoud: false,
      },
    },
  ],
  accounts: { title: '1 account', lines: [], isLoud: false },
  bucket: { title: 'Bucket', lines: [], isLoud: false },
}

const LOUD: TrustPicture = {
  ...PICTURE,
  arrows: PICTURE.arrows.map((arrow) => ({ ...arrow, who: { ...arrow.who, isLoud: true } })),
}

/** The acknowledgement, and whether its box can be ticked. */
function drawn(read: Template['read'], text: TemplateText, picture = PICTURE) {
  const template: Template = {
    url: 'https://example.com/t.yaml',
    hash: 'h',
    ...(read && { read }),
    parameters: [],
    capabilities: [],
    capabilitiesReason: '',
    resourceTypes: [],
  }
  const html = renderToStaticMarkup(
    <Acknowledgement
      template={template}
      picture={picture}
      hold={acknowledgementHold(template, text)}
      isAcknowledged={false}
      onAcknowledge={() => undefined}
      onRead={() => undefined}
    />,
  )
  const box = /<input[^>]*type="checkbox"[^>]*>/.exec(html)?.[0] ?? ''
  return { html, box, canTick: box !== '' && !/ disabled/.test(box) }
}

test.each<[string, Template['read'], TemplateText, boolean]>([
  ['its text is being read', READ, { state: 'reading' }, false],
  ['its text is here', READ, { state: 'there', text: 'Resources:' }, true],
  ['its text is another one by now', READ, { state: 'refused', why: 'Look again.' }, false],
  ['its text is said to be unreadable', UNREADABLE, { state: 'none' }, true],
  ['nobody tried to read its text', undefined, { state: 'none' }, false],
])('the template can be acknowledged or not: %s', (_, read, text, canTick) => {
  expect(drawn(read, text).canTick).toBe(canTick)
})

test('why it can not be acknowledged stands at the box', () => {
  expect(drawn(READ, { state: 'refused', why: 'It is another one. Look again.' }).html).toContain(
    'It is another one. Look again.',
  )
})

test('what is not as usual stands before the box; the rest is in the picture above', () => {
  const there: TemplateText = { state: 'there', text: 'Resources:' }
  const sentence = 'Account 999999999999 may act as Role monitor with the ExternalID. Policy SecurityAudit.'
  expect(drawn(READ, there).html).not.toContain(sentence)
  const { html, box } = drawn(READ, there, LOUD)
  expect(html).toContain(sentence)
  expect(html.indexOf(sentence)).toBeLessThan(html.indexOf(box))
})

test('the way to the text stands beside the box', () => {
  expect(drawn(READ, { state: 'reading' }).html).toContain('Read the template')
})
