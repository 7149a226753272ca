import http from 'node:http'

/** Getters of `node:http` that load undici, which takes Node longer than to start. Nothing here uses them. */
const LAZY = new Set(['WebSocket', 'CloseEvent', 'MessageEvent'])

const ID = '\0httpWithoutUndici'

/**
 * A plugin for Vite: `import … from 'node:http'` reads every property of the module, also those that load undici. What
 * is bundled takes the module from Node as `require` would.
 */
export function httpWithoutUndici() {
  return {
    name: 'http-without-undici',
    enforce: 'pre',
    resolveId: (id) => (id === 'node:http' || id === 'http' ? ID : undefined),
    load(id) {
      if (id !== ID) return undefined
      const names = Object.keys(http).filter((name) => !LAZY.has(name))
      return [
        "const http = process.getBuiltinModule('node:http')",
        'export default http',
        `export const { ${names.join(', ')} } = http`,
      ].join('\n')
    },
  }
}
