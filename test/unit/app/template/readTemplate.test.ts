import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../../../app/template/readTemplate.ts'

const read = (text: string) => readTemplate(new TextEncoder().encode(text))
const resources = (text: string) => {
  const reading = read(text)
  if (!reading.ok) throw new Error(reading.why)
  return reading.template.resources
}

test('short tags and long names of functions are the same', () => {
  const short = `
Resources:
  A:
    B: !Ref C
    D: !Sub 'arn:\${C}'
    E: !GetAtt F.Arn
    G: !Join ['', [a, !Ref C]]
    H: !If [Prod, { I: j }, !Ref AWS::NoValue]
`
  const long = JSON.stringify({
    Resources: {
      A: {
        B: { Ref: 'C' },
        D: { 'Fn::Sub': `arn:\${C}` },
        E: { 'Fn::GetAtt': 'F.Arn' },
        G: { 'Fn::Join': ['', ['a', { Ref: 'C' }]] },
        H: { 'Fn::If': ['Prod', { I: 'j' }, { Ref: 'AWS::NoValue' }] },
      },
    },
  })
  expect(resources(short)).toEqual(resources(long))
})

test('every scalar is its source: account IDs keep their zeros, versions stay', () => {
  expect(
    resources('Resources:\n  A: { B: 011111111111, C: 2012-10-17, D: yes, E: 1.10, F: ~, G: !!binary aGk= }'),
  ).toEqual({ A: { B: '011111111111', C: '2012-10-17', D: 'yes', E: '1.10', F: '~', G: 'aGk=' } })
  expect(resources('{"Resources":\n\t{"A": [1, true, null, "x"]}}')).toEqual({
    A: ['1', 'true', 'null', 'x'],
  })
})

test('an unknown tag stays to be seen', () => {
  expect(resources('Resources:\n  A: !Odd::Tag x')).toEqual({ A: { '!Odd::Tag': 'x' } })
})

test('a key __proto__ is a key like others', () => {
  const found = resources('Resources:\n  __proto__: { Type: x }\n  A: b')
  expect(Object.keys(found)).toEqual(['__proto__', 'A'])
  expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
})

describe('what two readers could understand differently, or is no template, is refused', () => {
  test.each([
    ['a key that stands twice', 'Resources:\n  A: 1\n  A: 2', 'the key A stands twice'],
    ['the same in JSON', '{"Resources":{"A":1,"A":2}}', 'the key A stands twice'],
    ['an alias', 'Resources:\n  A: &a x\n  B: *a', 'aliases'],
    ['a merge', 'Resources:\n  A:\n    <<: { x: y }', 'merges'],
    ['two documents', 'Resources:\n  A: 1\n---\nResources:\n  B: 2', '2 YAML documents'],
    ['a key that is a map', 'Resources:\n  ? { a: b }\n  : c', 'a key that is not plain text'],
    ['a tagged key', 'Resources:\n  !Ref a: c', 'a key that is not plain text'],
    ['text', 'Hello', 'it has no sections'],
    ['a list', '- a', 'it has no sections'],
    ['no resources', 'Parameters: {}', 'it has no Resources'],
    ['resources that are none', 'Resources: x', 'it has no Resources'],
    ['parameters that are none', 'Parameters: x\nResources: { A: b }', 'its Parameters are not a map'],
    ['nothing', '', 'it is empty'],
    ['half a line', 'Resources:\n  A: [1,', 'neither YAML nor JSON'],
    ['an HTML page', '<html><body>Blocked</body></html>', 'it has no sections'],
  ])('%s', (_, text, why) => {
    expect(read(text)).toEqual({ ok: false, why: expect.stringContaining(why) })
  })

  test('bytes that are not UTF-8', () => {
    expect(readTemplate(Uint8Array.of(0x52, 0xff, 0xfe))).toEqual({ ok: false, why: 'it is not UTF-8 text' })
  })

  test('names the place of a fault', () => {
    expect(read('Resources:\n  A: "x')).toMatchObject({ why: expect.stringMatching(/line \d+, column \d+/) })
  })
})

/** Each took the parser more than ten seconds, or the process down, without the limits. */
describe('files made to take long are refused', () => {
  const bomb = [
    'a: &a ["lol","lol"]',
    ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [*${'abcdefgh'[at]},*${'abcdefgh'[at]}]`),
  ]
  test.each([
    ['a megabyte', 'x'.repeat(1024 * 1024), 'larger than 256 kB'],
    ['brackets', '['.repeat(200_000), 'nested too deeply'],
    ['objects', '{"a":'.repeat(40_000), 'nested too deeply'],
    ['tags', '!x '.repeat(80_000), 'nested too deeply'],
    ['anchors', '&a '.repeat(80_000), 'nested too deeply'],
    ['aliases', '*a '.repeat(80_000), 'nested too deeply'],
    ['a bomb of anchors', `${bomb.join('\n')}\nResources: *i`, 'aliases'],
    ['dashes', `Resources:\n${'- '.repeat(20_000)}`, 'Maximum call stack'],
    ['depth', `Resources: ${'{a: '.repeat(70)}b${'}'.repeat(70)}`, 'nested too deeply'],
  ])('%s', (_, text, why) => {
    expect(read(text)).toEqual({ ok: false, why: expect.stringContaining(why) })
  })
})

test.each([
  ['a carriage return alone', '\r'],
  ['U+0085', '\u0085'],
  ['U+2028', '\u2028'],
  ['U+2029', '\u2029'],
])('%s is refused: another reader ends a comment there', (_, end) => {
  const text = `Resources:\n  A:\n    Type: AWS::SNS::Topic # note${end}    Properties: {}\n`
  expect(readTemplate(new TextEncoder().encode(text))).toMatchObject({
    ok: false,
    why: expect.stringContaining('an end of line that is one for some readers only'),
  })
})

test('ends of lines as Windows writes them are taken', () => {
  const text = 'Resources:\r\n  A:\r\n    Type: AWS::SNS::Topic\r\n'
  expect(readTemplate(new TextEncoder().encode(text))).toMatchObject({ ok: true })
})
