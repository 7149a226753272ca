/**
 * Gives dependency-cruiser a TypeScript that it can read with: preload it with `node --import`. It wants one below 7;
 * with the project's own it reads no `.ts` file at all, and reports that nothing is wrong.
 */
import { registerHooks } from 'node:module'

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    nextResolve(specifier.replace(/^typescript(?=\/|$)/, 'typescript-5'), context),
})
