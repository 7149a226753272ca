/** The person in front of the browser: opens one of the practice cloud's pages and presses a button, without a browser. */
export async function press(button: 'allow' | 'deny', page: string): Promise<Response> {
  const opened = await fetch(page)
  const nonce = /name="nonce" value="([^"]+)"/.exec(await opened.text())?.[1]
  if (nonce === undefined) throw new Error(`There is nothing to press on ${page}`)
  const { origin, pathname } = new URL(page)
  return fetch(`${origin}${pathname}`, {
    method: 'POST',
    body: new URLSearchParams({ nonce, decision: button }),
    headers: { origin },
    redirect: 'manual',
  })
}

/** Where the browser goes after the button: the app's own address, with a code or an error. */
export async function redirectedBy(button: 'allow' | 'deny', page: string): Promise<URL> {
  return new URL((await press(button, page)).headers.get('location') ?? '')
}
