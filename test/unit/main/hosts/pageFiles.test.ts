import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPageFiles } from '../../../../main/hosts/pageFiles.ts'
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
