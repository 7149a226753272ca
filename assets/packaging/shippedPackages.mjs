import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The root of the project. */
export const ROOT = join(import.meta.dirname, '../..')

const DIRECTORY = join(ROOT, 'out/shipped')
const BUNDLES = ['main', 'preload', 'renderer']

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
 * The packages in what ships, in the order of their names: those in the bundles, and Electron itself.
 * Throws when something is not built yet.
 */
export function shippedPackages() {
  const paths = BUNDLES.flatMap((bundle) =>
    JSON.parse(readFileSync(join(DIRECTORY, `${bundle}.json`), 'utf8')),
  )
  return [...new Set([...paths, 'node_modules/electron'])]
    .map((path) => {
      const { name, version, license } = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'))
      return { path: join(ROOT, path), name, version, license }
    })
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
}

/** Writes what ships beside the app, into out/notices. */
export function writeNotice(name, text) {
  mkdirSync(join(ROOT, 'out/notices'), { recursive: true })
  writeFileSync(join(ROOT, 'out/notices', name), text)
}
