const APP = /\/renderer\/shell\/mountApp\.tsx$/
const START = /\/renderer\/pages\/start\/StartPage\.tsx$/

/** In the order in which a module is taken into a chunk: what the app, the page Start and other pages share. */
const GROUPS = [
  group('first', 4, ({ isEntry }) => isEntry),
  group('app', 3, ({ id }) => APP.test(id)),
  group('start', 2, ({ id }) => START.test(id)),
  { name: 'shared', minShareCount: 2, priority: 1 },
]

/**
 * A plugin for Vite that makes the first load short. A browser asks a host for six files at a time, so what two chunks
 * share becomes one file instead of a hundred; and `index.html` names what the entry imports later, so that it is
 * there by then. What the entry imports itself stays small and is evaluated first.
 */
export function firstLoad() {
  return {
    name: 'first-load',
    config: () => ({
      // What every page needs is one large chunk, which is always loaded.
      build: {
        chunkSizeWarningLimit: 1_200,
        rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
      },
    }),
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return []
        const app = Object.values(bundle).find(({ moduleIds }) => moduleIds?.some((id) => APP.test(id)))
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

/** What the module that is meant imports, at once and not later, itself or through others. */
function group(name, priority, isMeant) {
  return {
    name: (id, context) => (leadsTo(id, (of) => context.getModuleInfo(of), isMeant, new Set()) ? name : null),
    debugName: name,
    priority,
  }
}

function leadsTo(id, getModuleInfo, isMeant, seen) {
  if (seen.has(id)) return false
  seen.add(id)
  const module = getModuleInfo(id)
  if (module === null) return false
  return isMeant(module) || module.importers.some((by) => leadsTo(by, getModuleInfo, isMeant, seen))
}

function withImports(chunk, bundle, found = new Map()) {
  if (found.has(chunk.fileName)) return []
  found.set(chunk.fileName, chunk)
  for (const name of chunk.imports) withImports(bundle[name], bundle, found)
  return [...found.values()]
}
