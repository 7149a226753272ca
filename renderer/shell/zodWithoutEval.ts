/**
 * Zod tries whether it may compile schemas with `new Function`; the page's Content-Security-Policy refuses that and
 * reports it as a violation. So zod is told not to try, by the global that its configuration lives in: `z.config`
 * would come too late, because the bundler may run schemas before whoever imports them. Here nothing is imported.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
