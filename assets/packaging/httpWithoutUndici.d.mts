import type { Plugin } from 'vite'

/** See `httpWithoutUndici.mjs`, which Node runs as it is. */
export declare function httpWithoutUndici(): Plugin
