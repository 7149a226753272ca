#!/usr/bin/env node
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * Does with `dpkg-deb` what electron-builder asks of fpm, which Debian does not have: builds one .deb from
 * `source=target` words. What it does not know it refuses.
 */

const text = { type: 'string' }
const list = { type: 'string', multiple: true }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    s: { ...text, short: 's' },
    t: { ...text, short: 't' },
    d: { ...list, short: 'd' },
    force: { type: 'boolean' },
    'deb-recommends': list,
    'deb-compression': text,
    'deb-priority': text,
    architecture: text,
    'after-install': text,
    'after-remove': text,
    description: text,
    version: text,
    package: text,
    name: text,
    maintainer: text,
    vendor: text,
    url: text,
    category: text,
    license: text,
  },
})

const root = mkdtempSync(join(tmpdir(), 'deb-'))
try {
  for (const word of positionals) {
    const [source, target] = word.split('=')
    mkdirSync(dirname(join(root, target)), { recursive: true })
    cpSync(source, join(root, target), { recursive: true, verbatimSymlinks: true })
  }
  const control = {
    Package: values.name,
    Version: values.version,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    Section: values.category,
    Priority: values['deb-priority'],
    Homepage: values.url,
    Depends: values.d?.join(', '),
    Recommends: values['deb-recommends']?.join(', '),
    Description: values.description?.replaceAll('\n', '\n '),
  }
  mkdirSync(join(root, 'DEBIAN'))
  const lines = Object.entries(control).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}: ${value}\n`,
  )
  writeFileSync(join(root, 'DEBIAN', 'control'), lines.join(''))
  for (const [option, name] of [
    ['after-install', 'postinst'],
    ['after-remove', 'postrm'],
  ]) {
    writeFileSync(join(root, 'DEBIAN', name), readFileSync(values[option]), { mode: 0o755 })
  }
  // The fastest: nobody installs it.
  execFileSync('dpkg-deb', ['--root-owner-group', '-Znone', '--build', root, values.package], {
    stdio: 'inherit',
  })
} finally {
  rmSync(root, { recursive: true })
}
