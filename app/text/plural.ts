import { numberText } from './numberText.ts'

const rules = new Intl.PluralRules('en')

/** "1 account", "2,000 accounts". */
export function plural(count: number, singular: string): string {
  return `${numberText(count)} ${singular}${rules.select(count) === 'one' ? '' : 's'}`
}
