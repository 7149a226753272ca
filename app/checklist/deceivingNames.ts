import { deceivingName } from '../text/deceivingName.ts'

/** The names that people gave, by which they tell customers and accounts apart. */
export interface GivenNames {
  readonly customer: string
  readonly accounts: readonly {
    readonly name: string
    readonly connector: { readonly displayName: string }
  }[]
}

/** Why to look twice at some of these names: a sentence for each, once. */
export function deceivingNames({ customer, accounts }: GivenNames): readonly string[] {
  const names = [customer, ...accounts.flatMap(({ name, connector }) => [name, connector.displayName])]
  return [...new Set(names)].flatMap((name) => deceivingName(name) ?? [])
}
