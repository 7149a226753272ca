import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { gzipped, readPageFiles } from '../../../../main/hosts/pageFiles.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

async function directoryWith(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await scratchDirectory()
  await mkdir(join(directory, 'page', 'assets'), { recursive: true })
  for (const [path, text] of Object.entries(files)) await writeFile(join(directory, path), text)
  return directory
}

test('every file of a known kind below the directory, and nothing beside it', async () => {
  const directory = await directoryWith({
    'secret.js': 'secret',
    'page/index.html': '<!doctype html>',
    'page/assets/index-1.js': '1',
    'page/assets/index-1.css': 'a{}',
    'page/assets/index-1.js.map': '{}',
    'page/.env': 'secret',
  })
  await symlink(join(directory, 'secret.js'), join(directory, 'page', 'link.js'))
  const files = await readPageFiles(join(directory, 'page'))
  expect([...files.keys()].sort()).toEqual(['/', '/assets/index-1.css', '/assets/index-1.js', '/index.html'])
  expect(files.get('/')).toBe(files.get('/index.html'))
  expect(files.get('/assets/index-1.js')?.mediaType).toBe('text/javascript; charset=utf-8')
  expect(new TextDecoder().decode(files.get('/assets/index-1.css')?.bytes)).toBe('a{}')
})

test('a page that was not built is said', async () => {
  const directory = await directoryWith({})
  await expect(readPageFiles(join(directory, 'page'))).rejects.toThrow('has no index.html')
})

test('text is compressed once, and what is small already is not', () => {
  const bytes = new TextEncoder().encode('a{}'.repeat(1000))
  const styles = { mediaType: 'text/css; charset=utf-8', bytes }
  const small = gzipped(styles)
  expect(small?.byteLength).toBeLessThan(200)
  expect(gunzipSync(small ?? bytes)).toEqual(Buffer.from(bytes))
  expect(gzipped(styles)).toBe(small)
  expect(gzipped({ mediaType: 'font/woff2', bytes })).toBeUndefined()
})
