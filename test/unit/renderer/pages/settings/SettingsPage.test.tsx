import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ContractClient } from '../../../../../app/contract/contractClient.ts'
import type { StoredData } from '../../../../../app/settings/storedData.ts'
import { ClientProvider } from '../../../../../renderer/client/ClientContext.tsx'

const DATA: StoredData = {
  dataDirectory: '/data',
  kinds: [
    { kind: 'journals', stored: [{ path: '5f0c2a7e.journal.jsonl', bytes: 1_234 }] },
    {
      kind: 'settings',
      stored: [
        { path: 'network.json', bytes: 10 },
        { path: 'settings.json', bytes: 20 },
      ],
    },
  ],
  others: [
    { path: 'acme.onboarding.json', isLink: false },
    { path: 'masks.json', isLink: true },
  ],
}

/** Nobody answers: what a section asks for while it is drawn comes later. */
const client = new Proxy(
  {},
  {
    get: (_, key) => (key === 'then' ? undefined : Object.assign(() => new Promise(() => undefined), client)),
  },
) as ContractClient

beforeEach(() => {
  vi.stubGlobal('location', { hash: '#/settings' })
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
})

/** What is drawn first, as text. */
function textOf(element: React.JSX.Element): string {
  return renderToStaticMarkup(<ClientProvider client={client}>{element}</ClientProvider>)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

test('the page has a section for each thing that is set, kept or told', async () => {
  const { SettingsPage } = await import('../../../../../renderer/pages/settings/SettingsPage.tsx')
  const html = renderToStaticMarkup(
    <ClientProvider client={client}>
      <SettingsPage />
    </ClientProvider>,
  )
  const headings = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text = '']) =>
    text.replaceAll(/<[^>]*>/g, ''),
  )
  expect(headings).toEqual(['Appearance', 'Network', 'Speed', 'Updates', 'Diagnostics', 'About'])
  expect(html).toContain('id="settings-network"')
  expect(html).toContain('Looking into the data directory')
  // Nothing is read for support before a person asks for it.
  expect(html).not.toContain('Preview of the diagnostics')
})

test('before everything is removed, each file is named, and what stays', async () => {
  const { WhatGoes, WhatStays } = await import('../../../../../renderer/pages/settings/RemoveDataDialog.tsx')
  const goes = textOf(<WhatGoes data={DATA} />)
  expect(goes).toContain('Journals: 1 file, 1 kB')
  expect(goes).toContain('Settings: 2 files, 30 bytes')
  for (const path of ['5f0c2a7e.journal.jsonl', 'network.json', 'settings.json']) expect(goes).toContain(path)
  expect(goes).not.toContain('masks.json')
  const stays = textOf(<WhatStays data={DATA} />)
  expect(stays).toContain('Onboarding files, reports, answers and handovers stay where you saved them.')
  expect(stays).toContain('Not this app’s, so it stays in /data: acme.onboarding.json.')
  expect(stays).toContain('Links are not followed and stay in /data: masks.json.')
})

test('afterwards it says what is gone, and what is not and why', async () => {
  const { Removed } = await import('../../../../../renderer/pages/settings/RemoveDataDialog.tsx')
  const removed = { removed: [{ path: 'recent.json', bytes: 9 }], directoryRemoved: false }
  const why = 'The window is open and uses it.'
  const notRemoved = [{ path: 'window/', why }]
  expect(textOf(<Removed removed={{ ...removed, notRemoved }} />)).toContain(
    `Removed: 1 file, 9 bytes (recent.json). Not removed: window/. ${why}`,
  )
})

test('what an administrator has set about updates is shown and can’t be changed', async () => {
  const { UpdateForm } = await import('../../../../../renderer/pages/settings/UpdatesSection.tsx')
  const draw = (fixed: ('mode' | 'url')[]) =>
    renderToStaticMarkup(
      <UpdateForm
        formId="form"
        state={{
          settings: { mode: 'off', url: 'https://mine.example.com/' },
          does: 'check',
          why: 'check',
          url: 'https://managed.example.com/',
          fixed,
          sentences: [],
        }}
        saving={false}
        onSave={async () => true}
      />,
    )
  expect(draw(['url']).match(/<input[^>]* disabled=""/g)).toHaveLength(1)
  expect(draw([])).toContain('https://mine.example.com/')
  expect(draw(['url'])).toContain('https://managed.example.com/')
  expect(draw(['mode', 'url']).match(/<input[^>]* disabled=""/g)).toHaveLength(4)
})
