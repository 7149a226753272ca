import open from 'open'

/** Opens the address in the default browser. Callers print it as well, in case this fails. */
export async function openInBrowser(address: string, sayFailure: (text: string) => void): Promise<void> {
  const failed = () => sayFailure('No browser could be opened. Open the address above yourself.')
  try {
    const opener = await open(address)
    opener.once('error', failed)
  } catch {
    failed()
  }
}
