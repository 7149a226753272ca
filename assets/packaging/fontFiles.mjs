import { createHash } from 'node:crypto'

const EMBEDDED = /url\(["']?data:font\/woff2;base64,([^"')]+)["']?\)/g

const FACE = /@font-face\s*\{[^}]*\}/g

/** The faces that pages show. Whatever asks for another weight gets the nearest of these. */
const SHOWN = new Set(['400 normal', '400 italic', '700 normal'])

/**
 * A plugin for Vite that takes the fonts out of the styles: Cloudscape embeds eight, of which three are kept, and
 * nothing is drawn before the styles have arrived. The Content-Security-Policy then needs no fonts in `data:` addresses.
 */
export function fontFiles() {
  return {
    name: 'font-files',
    generateBundle(_options, output) {
      for (const asset of Object.values(output)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue
        const shown = String(asset.source).replace(FACE, (face) => (isShown(face) ? face : ''))
        asset.source = shown.replace(EMBEDDED, (_, text) => {
          const source = Buffer.from(text, 'base64')
          const name = `font-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.woff2`
          this.emitFile({ type: 'asset', fileName: `assets/${name}`, source })
          return `url(./${name})`
        })
      }
    },
  }
}

function isShown(face) {
  const [, weight] = /font-weight:\s*(\w+)/.exec(face) ?? []
  const [, style] = /font-style:\s*(\w+)/.exec(face) ?? []
  return SHOWN.has(`${weight} ${style}`)
}
