import { afterEach, expect, test } from 'vitest'
import type { ContractClient } from '../../../../../app/contract/contractClient.ts'
import { saveAndTell } from '../../../../../renderer/features/export/saveAndTell.ts'
import { exportReport, REPORT_CHOICES } from '../../../../../renderer/pages/report/exportReport.tsx'
import { useNotices } from '../../../../../renderer/state/noticeStore.ts'

afterEach(() => useNotices.setState({ notices: [] }))

function notices() {
  return useNotices.getState().notices.map(({ type, header }) => [type, header])
}

/** Exports as PDF and tells it, as the page does. @param print what the host does */
async function exportPdf(print: (signal: AbortSignal | undefined) => Promise<unknown>) {
  const [pdf] = REPORT_CHOICES.filter(({ format }) => format === 'pdf')
  if (pdf === undefined) throw new Error('The report can be a PDF.')
  const exported: unknown[] = []
  const client = {
    reportPdf: (_: unknown, options?: { signal?: AbortSignal }) => print(options?.signal),
    reportExported: async (input: unknown) => exported.push(input),
  }
  // A test gives the calls that it is about.
  const place = await saveAndTell(() => exportReport(client as unknown as ContractClient, pdf, 3), {
    id: 'report',
    saved: 'Report exported',
    failed: 'The report could not be exported',
  })
  return { place, exported }
}

test('a PDF in the making is told with a Cancel that ends the call, and nothing counts as exported', async () => {
  const done = exportPdf(
    (signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('Cancelled')))),
  )
  expect(notices()).toEqual([['in-progress', 'Making the PDF']])
  useNotices.getState().notices[0]?.action?.onClick()
  expect(await done).toEqual({ place: undefined, exported: [] })
  expect(notices()).toEqual([['info', 'The PDF was cancelled']])
})

test('a PDF that was made is told with its place; one that nobody wanted after all is not told', async () => {
  const made = { checksum: 'c' }
  expect(await exportPdf(async () => ({ ...made, path: '/tmp/acme.pdf' }))).toEqual({
    place: '/tmp/acme.pdf',
    exported: [made],
  })
  expect(notices()).toEqual([['success', 'Report exported']])
  expect(await exportPdf(async () => made)).toEqual({ place: undefined, exported: [] })
  expect(notices()).toEqual([])
})

test('a PDF that can’t be made is told with the reason', async () => {
  await exportPdf(() => Promise.reject(new Error('No Chromium was found')))
  expect(notices()).toEqual([['error', 'The report could not be exported']])
})
