import { createHash } from 'node:crypto'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { html, markupText } from '../../../../app/report/html.ts'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { checklistOf, finishedAccount, openAccount, REPORT_OPTIONS, untouchedAccount } from './checklists.ts'
import { HOSTILE_NAMES, hostileAccount } from './hostile.ts'

const VOID = ['meta', 'br']
const SAFE_TAGS = new Set(
  'html head meta title style body svg symbol circle rect g defs pattern text path use header main section footer article nav div p h1 h2 h3 h4 dl dt dd ul li b strong span bdi code pre a time br table template caption thead tbody tr th td'.split(
    ' ',
  ),
)

interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
}

test.each(HOSTILE_NAMES)('%j is text wherever it stands', (name) => {
  const page = pageOf(checklistOf([hostileAccount(name)], name), {
    ...REPORT_OPTIONS,
    preparedBy: name,
    portalUrl: name,
  })
  const found = elements(page)
  expect(found.filter(({ tag }) => !SAFE_TAGS.has(tag))).toEqual([])
  // One for programs, with nothing but text in it: reportFile.test.ts.
  expect(found.filter(({ tag }) => tag === 'template')).toHaveLength(1)
  expect(
    found.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => /^on|^style$|^src/i.test(key)),
  ).toEqual([])
  expect(
    found.filter(({ tag, attributes }) => tag === 'a' && !/^#(account|open)-/.test(attributes.href ?? '')),
  ).toEqual([])
  expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\0]/)
})

test('nothing is requested from anywhere; the only link out is the portal', () => {
  const found = elements(pageOf(checklistOf([finishedAccount(), openAccount()])))
  const links = found
    .flatMap(({ attributes }) => [attributes.href, attributes.src])
    .filter((link) => link !== undefined)
  expect(new Set(links.filter((link) => !link.startsWith('#')))).toEqual(
    new Set(['https://acme.activeeye.com/']),
  )
  expect(
    found.filter(({ tag }) => ['link', 'script', 'img', 'iframe', 'form', 'base'].includes(tag)),
  ).toEqual([])
})

test('every link leads to something on the page', () => {
  const found = elements(pageOf(checklistOf([finishedAccount(), openAccount()])))
  const ids = found.flatMap(({ attributes }) => attributes.id ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  const targets = found.flatMap(({ attributes }) =>
    [attributes.href, labelledBy(attributes)].filter((link) => link?.startsWith('#')),
  )
  expect(targets.filter((target) => !ids.includes(target?.slice(1) ?? ''))).toEqual([])
})

test('the policy allows the style sheets and nothing else', () => {
  const page = pageOf(checklistOf([]))
  const hashes = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  )
  expect(hashes).toHaveLength(2)
  expect(page).toContain(
    `content="default-src 'none'; style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'"`,
  )
})

test('it is a document that assistive technology can read', () => {
  const found = elements(pageOf(checklistOf([finishedAccount(), openAccount()])))
  const count = (tag: string) => found.filter((element) => element.tag === tag).length
  expect(found.find(({ tag }) => tag === 'html')?.attributes.lang).toBe('en')
  expect(count('h1')).toBe(1)
  expect(count('caption')).toBe(count('table'))
  expect(found.filter(({ tag, attributes }) => tag === 'th' && !attributes.scope)).toEqual([])
  expect(
    found.filter(
      ({ tag, attributes }) =>
        tag === 'svg' &&
        attributes['aria-hidden'] !== 'true' &&
        !(attributes.role === 'img' && attributes['aria-label']),
    ),
  ).toEqual([])
})

test('the map has a cell for each account and Region, told in words as well', () => {
  const page = pageOf(checklistOf([finishedAccount('111111111111', 'prod'), untouchedAccount()]))
  const [, map = ''] = page.split('<div class="card map">')
  expect(map).toMatch(/aria-label="[^"]*Covered 1[^"]*"/)
  expect(map).toMatch(/aria-label="Not looked at yet \d+"/)
  expect(map).toContain('fill="url(#cell-covered)"')
  expect(map).toContain('<li><svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true">')
  expect(pageOf(checklistOf([untouchedAccount()]))).not.toContain('card map')
})

test('whose turn it is comes first, then the open items, the connectors and the accounts', () => {
  const page = pageOf(checklistOf([finishedAccount(), openAccount()]))
  const places = [
    '<nav class="card turns"',
    '<div class="card map">',
    '<h2 id="open">',
    '<h3>Allow ',
    '<h3>Add the connector: 1 account',
    '<h3>Change the organization',
    '<h2 id="connectors">',
    '<h2 id="used">',
    '<h2 id="accounts">',
  ].map((words) => page.indexOf(words))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('what is all done says that nothing is open', () => {
  expect(pageOf(checklistOf([finishedAccount()]))).toContain('Nothing is open.')
})

test('what was not begun is open', () => {
  const page = pageOf(checklistOf([finishedAccount(), untouchedAccount()]))
  expect(page).toContain('Run: 1 account')
  expect(page).not.toContain('Nothing is open.')
})

test.each(['http://plain.example/', 'javascript:alert(1)', '//evil.example', 'data:text/html,x'])(
  '%s is no link',
  (portalUrl) => {
    const page = pageOf(checklistOf([openAccount()]), { ...REPORT_OPTIONS, portalUrl })
    expect(page).not.toContain(`href="${portalUrl}`)
  },
)

test('only the work of `html` passes unescaped', () => {
  const forged: unknown = JSON.parse('{"markup":"<b>"}')
  expect(
    markupText(html`<p title="${'"&\''}">${'<i>'}${html`<b>${1}</b>`}${undefined}${['<', html`<br>`]}</p>`),
  ).toBe('<p title="&quot;&amp;&#39;">&lt;i&gt;<b>1</b>&lt;<br></p>')
  // @ts-expect-error what came out of JSON is no markup
  expect(markupText(html`${forged}`)).not.toContain('<b>')
})

function pageOf(
  checklist: ReturnType<typeof checklistOf>,
  options = REPORT_OPTIONS as Parameters<typeof renderReport>[2],
): string {
  return renderReport(checklist, 'html', options)
    .map(({ text }) => text)
    .join('')
}

/** Every element of the page, which has to be well-formed: all tags closed, all attributes quoted. */
function elements(page: string): Element[] {
  const body = page.replace('<!doctype html>', '')
  expect(XMLValidator.validate(body, { unpairedTags: VOID })).toBe(true)
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    unpairedTags: VOID,
    stopNodes: ['html.head.style'],
  })
  return walk(parser.parse(body))
}

function walk(nodes: unknown): Element[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: Record<string, unknown>) => {
    const tag = Object.keys(node).find((key) => key !== ':@') ?? ''
    if (tag === '#text') return []
    const attributes = (node[':@'] ?? {}) as Record<string, string>
    return [{ tag, attributes }, ...walk(node[tag])]
  })
}

function labelledBy(attributes: Element['attributes']): string | undefined {
  const id = attributes['aria-labelledby']
  return id === undefined ? undefined : `#${id}`
}
