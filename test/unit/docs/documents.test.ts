import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { ROOMS } from '../../layers/rooms.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'] as const
const textOf = (document: string) => readFileSync(join(ROOT, document), 'utf8')
const codeIn = (document: string) =>
  [...textOf(document).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)

const files = globSync('{app,main,renderer,test,assets}/**/*.*', { cwd: ROOT })
const names = new Set(files.map((file) => basename(file)))

describe.each(DOCUMENTS)('%s', (document) => {
  it('names folders and files that are there', () => {
    const paths = codeIn(document).filter((code) => /^(app|main|renderer|test|assets)\/[\w./-]*$/.test(code))
    expect(
      paths.filter((path) => !existsSync(join(ROOT, path.replace(/(^|\/)[A-Z]+(?=[/.]).*$/, '')))),
    ).toEqual([])
    const alone = codeIn(document).filter((code) => /^[a-z]\w*\.(ts|tsx|css)$/.test(code))
    expect(alone.filter((name) => !names.has(name))).toEqual([])
  })

  it('names scripts that npm has', () => {
    const scripts = [...textOf(document).matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name)
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([])
  })
})

it('ARCHITECTURE.md says of every room what it holds', () => {
  const said = new Set(codeIn('ARCHITECTURE.md'))
  expect(Object.keys(ROOMS).filter((room) => !said.has(`${room}/`))).toEqual([])
})
