/** See `isOutdated.mjs`, which Node runs as it is. */
export declare function isOutdated(root: string, built: string, sources: readonly string[]): boolean
