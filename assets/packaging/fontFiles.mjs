import { createHash } from 'node:crypto'

const EMBEDDED = /url\(["']?data:font\/woff2;base64,([^"')]+)["']?\)/g

/**
 * A plugin for Vite that takes the fonts out of the styles: Cloudscape embeds eight, of which a page shows three, and
 * nothing is drawn before the styles have arrived. The Content-Security-Policy then needs no fonts in `data:` addresses.
 */
export function fontFiles() {
  return {
    name: 'font-files',
    generateBundle(_options, output) {
      for (const asset of Object.values(output)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue
        asset.source = String(asset.source).replace(EMBEDDED, (_, text) => {
          const source = Buffer.from(text, 'base64')
          const name = `font-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.woff2`
          this.emitFile({ type: 'asset', fileName: `assets/${name}`, source })
          return `url(./${name})`
        })
      }
    },
  }
}
