import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }

interface Entry {
  readonly version: string
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly bin?: Readonly<Record<string, string>>
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }
const { '': root, ...packages } = lock.packages
const entries = Object.entries(packages)

test('every package has its hash', () => {
  expect(entries.length).toBeGreaterThan(500)
  expect(
    entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
  ).toEqual([])
})

test('no package is bound to one registry', () => {
  expect(entries.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([])
})

test('an install script is on the list of those that are refused', () => {
  const scripted = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
  const refused = Object.keys(manifest.allowScripts).map((name) => `node_modules/${name}`)
  expect(scripted).toEqual(refused)
  expect(Object.values(manifest.allowScripts)).toEqual(refused.map(() => false))
})

test('package.json names exact versions, and the lockfile holds the same', () => {
  // Bundles have everything in them, so whoever installs the packed project needs no package but Node.
  expect(manifest).not.toHaveProperty('dependencies')
  const { devDependencies, optionalDependencies } = manifest
  const wanted = { ...devDependencies, ...optionalDependencies }
  for (const [name, version] of Object.entries(wanted)) {
    expect(version, name).toMatch(/^(npm:[a-z-]+@)?\d+\.\d+\.\d+$/)
    const locked = entries.find(([path]) => path === `node_modules/${name}`)?.[1].version
    expect(locked, name).toBe(version.replace(/^npm:.*@/, ''))
  }
  expect(root).toMatchObject({ devDependencies, optionalDependencies })
})

test('Node comes as a program for each platform that has a package, and runs nothing when installed', () => {
  for (const [name, version] of Object.entries(manifest.optionalDependencies)) {
    const node = entries.find(([path]) => path === `node_modules/${name}`)?.[1]
    expect(version, name).toMatch(/^24\./)
    expect(node?.bin?.node, name).toMatch(/^bin\/node(\.exe)?$/)
    expect(node?.hasInstallScript, name).toBeUndefined()
    expect([node?.os, node?.cpu].flat(), name).toEqual([expect.any(String), expect.any(String)])
  }
})
