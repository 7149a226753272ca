import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { ExportedFile } from '../../../app/contract/hostFiles.ts'

/**
 * Saves a file where the person wants it: in the host's dialog where it has one, else as a download.
 * @returns its name or path; `undefined` when the person closed the dialog.
 */
export async function saveExported(
  client: ContractClient,
  { name, mediaType, text, encoding }: ExportedFile,
): Promise<string | undefined> {
  const { canChooseFiles } = await client.host.abilities()
  if (canChooseFiles) {
    const { path } = await client.host.saveFile({ suggestedName: name, text, encoding })
    return path
  }
  download(name, new Blob([encoding === undefined ? text : bytesOf(text)], { type: mediaType }))
  return name
}

/** @param base64 as the host encodes it */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}

/** By then the browser has begun to read it. Milliseconds. */
const KEPT = 60_000

function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT)
}
