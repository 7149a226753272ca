import { expect, test } from 'vitest'
import { plainLines, plainText } from '../../../../app/text/plainText.ts'

test.each<[string, string, string]>([
  ['line breaks', 'a\r\nb\u0085c\u2028d\u2029e', 'a⟨U+000D⟩⟨U+000A⟩b⟨U+0085⟩c⟨U+2028⟩d⟨U+2029⟩e'],
  ['C0 controls', 'a\u0000\u0007\u0008\t\u001b[31mb', 'a⟨U+0000⟩⟨U+0007⟩⟨U+0008⟩⟨U+0009⟩⟨U+001B⟩[31mb'],
  ['DEL and C1 controls', 'a\u007f\u009b31mb\u009d', 'a⟨U+007F⟩⟨U+009B⟩31mb⟨U+009D⟩'],
  [
    'embeddings and overrides',
    '\u202aa\u202b\u202c\u202d\u202e',
    '⟨U+202A⟩a⟨U+202B⟩⟨U+202C⟩⟨U+202D⟩⟨U+202E⟩',
  ],
  ['isolates', '\u2066a\u2067\u2068\u2069', '⟨U+2066⟩a⟨U+2067⟩⟨U+2068⟩⟨U+2069⟩'],
  ['direction marks', 'a\u200e\u200f\u061c', 'a⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩'],
  ['no width', 'acme\u200b-\u2060prod\ufeff\u00ad', 'acme⟨U+200B⟩-⟨U+2060⟩prod⟨U+FEFF⟩⟨U+00AD⟩'],
  ['no ink', 'a\u2800b\u2065c\ufff0d\u{1d159}e\u{16fe4}', 'a⟨U+2800⟩b⟨U+2065⟩c⟨U+FFF0⟩d⟨U+1D159⟩e⟨U+16FE4⟩'],
  ['reserved tags', 'prod\u{e0002}\u{e0080}', 'prod⟨U+E0002⟩⟨U+E0080⟩'],
  ['private use and noncharacters', 'a\ue000b\ufffec', 'a⟨U+E000⟩b⟨U+FFFE⟩c'],
  ['joiners in Latin', 'a\u200cc\u200dme', 'a⟨U+200C⟩c⟨U+200D⟩me'],
  ['fillers and selectors', 'a\u3164\u115f\ufe0f\u{e0100}', 'a⟨U+3164⟩⟨U+115F⟩⟨U+FE0F⟩⟨U+E0100⟩'],
  ['tags', 'a\u{e0041}', 'a⟨U+E0041⟩'],
  ['half a surrogate pair', 'a\ud800', 'a⟨U+D800⟩'],
])('shown: %s', (_, text, shown) => {
  expect(plainText(text)).toBe(shown)
})

test.each([
  'Ünïcödé 株式会社',
  'שלום',
  'شركة',
  'می\u200cخواهم',
  'क्\u200dष',
  '👩\u200d💻 ⚠\ufe0f 1\ufe0f\u20e3',
  '葛\u{e0100}',
  'a\u00a0b',
])('stays as it is: %s', (text) => {
  expect(plainText(text)).toBe(text)
})

test('the line breaks of a text of several lines stay, and nothing else', () => {
  expect(plainLines('a\nb\r\u001bc\u202e')).toBe('a\nb⟨U+000D⟩⟨U+001B⟩c⟨U+202E⟩')
})
