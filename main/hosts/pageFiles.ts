import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A file of the page, ready to be answered with. */
export interface PageFile {
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/**
 * The file as gzip, which every browser takes; `undefined` for what does not get smaller. Made once, when the file is
 * first asked for: Cloudscape's styles and scripts shrink to a fifth.
 */
export function gzipped(file: PageFile): Uint8Array<ArrayBuffer> | undefined {
  if (!/^text\/|svg/.test(file.mediaType)) return undefined
  const known = compressed.get(file)
  if (known !== undefined) return known
  const bytes = new Uint8Array(gzipSync(file.bytes))
  compressed.set(file, bytes)
  return bytes
}

const compressed = new WeakMap<PageFile, Uint8Array<ArrayBuffer>>()

/** The files of the page by the path in its address, `/` for index.html. */
export type PageFiles = ReadonlyMap<string, PageFile>

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * Reads the built page into memory, a few megabytes. A path is then only looked up among what was there: no path in
 * an address, however it is spelled, ever reaches the disk, and a new build does not break a page that is open.
 */
export async function readPageFiles(directory: string): Promise<PageFiles> {
  const files = new Map<string, PageFile>()
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const mediaType = MEDIA_TYPES[extname(entry.name)]
    if (!entry.isFile() || mediaType === undefined) continue
    const path = join(entry.parentPath, entry.name)
    const file = { mediaType, bytes: new Uint8Array(await readFile(path)) }
    files.set(`/${relative(directory, path).split(sep).join('/')}`, file)
  }
  const index = files.get('/index.html')
  if (index === undefined) throw new Error(`The page was not built: ${directory} has no index.html.`)
  return files.set('/', index)
}
