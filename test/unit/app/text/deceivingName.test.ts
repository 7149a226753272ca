import { expect, test } from 'vitest'
import { deceivingName } from '../../../../app/text/deceivingName.ts'

test.each([
  ['Acme Corp'],
  ['Müller & Söhne GmbH'],
  ['Škoda Çelik Ångström'],
  ['Рога и Копыта'],
  ['Ελληνική Εταιρεία'],
  ['株式会社アクメ'],
  ['アクメAWS本番'],
  ['ＮＴＴ東日本'],
  ['한국전력'],
  ['شركة أكمي'],
  ['Acme Россия'],
  ['prod-eu_1 (2026)'],
  ['naïve cafe\u0301'],
  ['Acme – prod'],
  [''],
])('%j is what it looks like', (name) => {
  expect(deceivingName(name)).toBeUndefined()
})

test.each([
  ['\u0410cme', '"Аcme" mixes Cyrillic and Latin letters (a Cyrillic letter that looks like "A" (U+0410))'],
  ['Acme pr\u043ed', '"prоd" mixes Latin and Cyrillic letters'],
  ['\u0391\u0392C', 'mixes Greek and Latin letters'],
  ['\u0410\u0421\u041c\u0415', '"АСМЕ" looks like "ACME" and is written in Cyrillic letters'],
  ['Ａcme', 'it has a full-width letter that looks like "A" (U+FF21)'],
  ['𝐀cme', 'it has another letter that looks like "A" (U+1D400)'],
  ['Acme\u200b', 'it has a zero-width space (U+200B)'],
  ['Acme\u202eprod', 'it has a right-to-left override (U+202E)'],
  ['Acme\u0007', 'it has an invisible character (U+0007)'],
])('%j is pointed out', (name, reason) => {
  expect(deceivingName(name)).toContain(reason)
})
