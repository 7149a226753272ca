/** One page of an answer; an empty one with a token is not the end. */
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
    // The same token again would never end.
    token = page.nextToken === token || page.nextToken === '' ? undefined : page.nextToken
  } while (token !== undefined)
  return items
}

/** With the token only where there is one, as exact optional properties want it. */
export function pageInput(nextToken: string | undefined): { NextToken?: string } {
  return nextToken === undefined ? {} : { NextToken: nextToken }
}
