import { accepted, type Parsed, refused } from '../input/parsed.ts'
import { valueWords } from '../text/valueWords.ts'
import { type PartsChoice, partsChoiceSchema } from './vpcTargets.ts'

/**
 * The subnets or network interfaces of a VPC as a person types them: IDs with blanks, commas or line breaks between
 * them, or a tag as Role=web.
 */
export function parseTypedParts(kind: PartsChoice['kind'], typed: string): Parsed<PartsChoice> {
  if (kind === 'interfacesWithTag') return parseTag(typed)
  const ids = [...new Set(typed.split(/[\s,;]+/).filter((id) => id !== ''))]
  const wrong = ids.find((id) => !partsChoiceSchema.safeParse({ kind, ids: [id] }).success)
  if (wrong !== undefined) {
    const expected =
      kind === 'subnets'
        ? 'the ID of a subnet, such as subnet-0abc'
        : 'the ID of a network interface, such as eni-0abc'
    return refused(`${valueWords(wrong)} is not right: expected ${expected}.`)
  }
  return checked({ kind, ids })
}

/** A value may hold an equals sign, a key that is typed here may not. */
function parseTag(typed: string): Parsed<PartsChoice> {
  const at = typed.indexOf('=')
  if (at < 0) return refused(`${valueWords(typed)} is not right: expected a tag, such as Role=web.`)
  const [key, value] = [typed.slice(0, at).trim(), typed.slice(at + 1).trim()]
  return checked({ kind: 'interfacesWithTag', key, value })
}

function checked(choice: PartsChoice): Parsed<PartsChoice> {
  const parsed = partsChoiceSchema.safeParse(choice)
  if (parsed.success) return accepted(parsed.data)
  const [issue] = parsed.error.issues
  return refused(`This is not right: expected ${issue?.message ?? 'subnets, network interfaces or a tag'}.`)
}
