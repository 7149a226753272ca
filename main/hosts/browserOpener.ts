import open from 'open'

/**
 * A process of its own that opens the file it is given in the default browser. `open` hands its whole environment to
 * the browser, so this process is started with what a browser needs (`desktopEnvironment.ts`).
 */
const [, , path] = process.argv
if (path !== undefined) await open(path)
