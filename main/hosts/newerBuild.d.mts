/** See `newerBuild.mjs`, which Node runs as it is. */
export declare function newerBuild(root: string, bundle: string, source: string): string
export declare function isNewest(root: string, bundle: string): boolean
