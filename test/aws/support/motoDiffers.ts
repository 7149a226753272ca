/** What moto does otherwise than AWS and the practice cloud, where it shows in what the terminal prints. */
const DIFFERENCES = [
  {
    keys: ['capabilities', 'capabilitiesReason'],
    why: 'GetTemplateSummary names no capabilities, and CreateStack asks for none.',
  },
  {
    keys: ['resourceTypes'],
    why: 'It can not delete a role with a managed policy again, so our template for it has none.',
  },
  {
    keys: ['hash', 'sha256', 'asReturned', 'expected', 'trust'],
    why: 'They are of the text of the template, which is another one for it.',
  },
] as const

const KEYS: ReadonlySet<string> = new Set(DIFFERENCES.flatMap(({ keys }): readonly string[] => keys))

/** The same without what moto is known to do otherwise. */
export function withoutMotoDifferences(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, part) => (KEYS.has(key) ? undefined : part))
}
