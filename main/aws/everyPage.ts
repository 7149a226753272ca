/** One page of an answer; an empty page with a token is not the last one. */
export interface AnswerPage<Item> {
  readonly items: readonly Item[]
  readonly nextToken: string | undefined
}

/** The items of all pages, in their order. */
export async function everyPage<Item>(
  read: (nextToken: string | undefined) => Promise<AnswerPage<Item>>,
): Promise<Item[]> {
  const items: Item[] = []
  let token: string | undefined
  do {
    const page = await read(token)
    items.push(...page.items)
    // Guards against a service that repeats the same token.
    token = page.nextToken === token || page.nextToken === '' ? undefined : page.nextToken
  } while (token !== undefined)
  return items
}

/** The input for a page; without a token it has no property at all (exactOptionalPropertyTypes). */
export function pageInput(nextToken: string | undefined): { NextToken?: string } {
  return nextToken === undefined ? {} : { NextToken: nextToken }
}
