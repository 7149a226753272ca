import { deceivingName } from '../text/deceivingName.ts'

/** The names that people gave, by which they tell customers and accounts apart. */
export interface GivenNames {
  readonly customer: string
  /** Who is named in a file: who made it, and how to reach them. */
  readonly people?: readonly (string | undefined)[]
  readonly accounts: readonly {
    readonly name: string
    readonly connector: { readonly displayName: string }
  }[]
}

/** Why to look twice at some of these names: a sentence for each, once. */
export function deceivingNames({ customer, people = [], accounts }: GivenNames): readonly string[] {
  const named = people.filter((name) => name !== undefined)
  const names = [
    customer,
    ...named,
    ...accounts.flatMap(({ name, connector }) => [name, connector.displayName]),
  ]
  return [...new Set(names)].flatMap((name) => deceivingName(name) ?? [])
}
