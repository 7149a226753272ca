/**
 * Zod tests whether it can compile schemas with `new Function`; the page's Content-Security-Policy refuses that and
 * reports it as a violation. The global that holds zod's configuration switches that off. `z.config` would run too
 * late, because the bundler may evaluate schemas before the module that imports them. This file imports nothing.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
