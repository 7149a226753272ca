import type { ReportFile } from '../../../app/report/renderReport.ts'
import type { ContractClient } from '../../client/contractClient.ts'
import { localTimeZone } from './localTimeZone.ts'
import type { ReportChoice } from './reportChoices.ts'

/**
 * Saves the report where the person wants it: in the host's dialog where it has one, else as a download.
 * Gives its name or path; `undefined` when the person closed the dialog.
 */
export async function exportReport(
  client: ContractClient,
  choice: ReportChoice,
): Promise<string | undefined> {
  const [{ canChooseFiles }, files] = await Promise.all([
    client.host.abilities(),
    client.report({ format: choice.format, timeZone: localTimeZone() }),
  ])
  const file = files.find(({ name }) => name.endsWith(choice.ending))
  if (file === undefined) throw new Error(`The report has no ${choice.ending}`)
  if (!canChooseFiles) {
    download(file)
    return file.name
  }
  const { path } = await client.host.saveFile({ suggestedName: file.name, text: file.text })
  return path
}

/** Long enough for a browser to have begun reading it. Milliseconds. */
const KEPT = 60_000

function download({ name, mediaType, text }: Pick<ReportFile, 'name' | 'mediaType' | 'text'>): void {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), KEPT)
}
