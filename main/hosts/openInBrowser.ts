import open from 'open'

/** Opens the address in the default browser. It is printed as well, so nothing is lost where this fails. */
export async function openInBrowser(address: string, sayFailure: (text: string) => void): Promise<void> {
  const failed = () => sayFailure('No browser could be opened. Open the address above by hand.')
  try {
    const opener = await open(address)
    opener.once('error', failed)
  } catch {
    failed()
  }
}
