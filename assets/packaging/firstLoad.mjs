/** In the order in which a module is taken into a chunk. */
const GROUPS = [
  {
    name: (id, context) => (isFirst(id, (name) => context.getModuleInfo(name), new Set()) ? 'first' : null),
    debugName: 'first',
    priority: 2,
  },
  { name: 'shared', minShareCount: 2, priority: 1 },
]

const APP = /\/renderer\/shell\/mountApp\.tsx$/

/**
 * A plugin for Vite that makes the first load short. A browser asks a host for six files at a time, so what two chunks
 * share becomes one file instead of a hundred; and `index.html` names what the entry imports later, so that it is
 * there by then. What the entry imports itself stays small and is evaluated first.
 */
export function firstLoad() {
  return {
    name: 'first-load',
    config: () => ({
      // The two large chunks are loaded at once, and always.
      build: {
        chunkSizeWarningLimit: 1_200,
        rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
      },
    }),
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return []
        const app = Object.values(bundle).find(({ facadeModuleId }) => APP.test(facadeModuleId ?? ''))
        const chunks = withImports(app, bundle)
        const styles = new Set(chunks.flatMap(({ viteMetadata }) => [...viteMetadata.importedCss]))
        return [
          ...chunks.map(({ fileName }) => link('modulepreload', fileName)),
          ...[...styles].map((fileName) => link('stylesheet', fileName)),
        ].filter(({ attrs }) => !html.includes(attrs.href))
      },
    },
  }
}

function link(rel, fileName) {
  return { tag: 'link', attrs: { rel, crossorigin: true, href: `./${fileName}` }, injectTo: 'head' }
}

function isFirst(id, getModuleInfo, seen) {
  if (seen.has(id)) return false
  seen.add(id)
  const module = getModuleInfo(id)
  if (module === null) return false
  return module.isEntry || module.importers.some((importer) => isFirst(importer, getModuleInfo, seen))
}

function withImports(chunk, bundle, found = new Map()) {
  if (found.has(chunk.fileName)) return []
  found.set(chunk.fileName, chunk)
  for (const name of chunk.imports) withImports(bundle[name], bundle, found)
  return [...found.values()]
}
