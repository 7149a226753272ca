import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The root of the project. */
export const ROOT = join(import.meta.dirname, '../..')

const DIRECTORY = join(ROOT, 'out/shipped')

/** What people install: the directory for what is said about it, the bundles in it, and what runs them. */
export const PRODUCTS = [
  {
    directory: 'out/notices',
    bundles: ['main', 'preload', 'renderer', 'terminal'],
    runtime: ['node_modules/electron'],
  },
  { directory: 'out/notices-npm', bundles: ['terminal', 'renderer'], runtime: [] },
]

/**
 * A plugin for Vite that writes down which packages are in a bundle: what ships is not what package.json lists, since
 * the page's packages are needed for building only, and tree-shaking drops others.
 */
export function recordShipped(bundle) {
  return {
    name: 'record-shipped-packages',
    generateBundle(_options, output) {
      const modules = Object.values(output).flatMap((chunk) =>
        chunk.type === 'chunk' ? Object.keys(chunk.modules) : [],
      )
      const paths = [...new Set(modules.flatMap(packagePath))].sort()
      mkdirSync(DIRECTORY, { recursive: true })
      writeFileSync(join(DIRECTORY, `${bundle}.json`), `${JSON.stringify(paths, undefined, 2)}\n`)
    },
  }
}

/** `node_modules/NAME`, nested ones with the packages above them; nothing for the app's own modules. */
function packagePath(id) {
  const found = /^.*?(node_modules\/.*)$/.exec(id.replaceAll('\\', '/'))?.[1]
  return found?.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/?]+/)?.slice(0, 1) ?? []
}

/**
 * The packages in a product, in the order of their names: those in its bundles, and what runs them.
 * Throws when something is not built yet.
 */
export function shippedPackages({ bundles, runtime }) {
  const paths = bundles.flatMap((bundle) =>
    JSON.parse(readFileSync(join(DIRECTORY, `${bundle}.json`), 'utf8')),
  )
  return [...new Set([...paths, ...runtime])]
    .map((path) => {
      const { name, version, license } = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'))
      return { path: join(ROOT, path), name, version, license }
    })
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
}

/** Writes what ships with a product. */
export function writeNotice({ directory }, name, text) {
  mkdirSync(join(ROOT, directory), { recursive: true })
  writeFileSync(join(ROOT, directory, name), text)
}
