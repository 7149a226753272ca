const rules = new Intl.PluralRules('en')

/** "1 account", "2 accounts". */
export function plural(count: number, singular: string): string {
  return `${count} ${singular}${rules.select(count) === 'one' ? '' : 's'}`
}
