import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PRODUCTS, shippedPackages, writeNotice } from './shippedPackages.mjs'

/**
 * `npm run notices`: the licences of everything in what ships, each text once. Electron adds the notices of Chromium to
 * the package itself. A package without a licence file is named with the licence that it declares.
 */
for (const product of PRODUCTS) {
  const byText = Map.groupBy(shippedPackages(product), ({ path }) => licenceTexts(path))
  const sections = [...byText].map(([text, packages]) => {
    const names = packages.map(
      ({ name, version, license }) => `${name} ${version} (${license ?? 'no licence named'})`,
    )
    return `${names.join('\n')}\n\n${text || 'The package has no licence file.'}`
  })
  writeNotice(
    product,
    'THIRD-PARTY-NOTICES.txt',
    `ActiveEye Onboarding contains the following packages.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
  )
}

function licenceTexts(path) {
  return readdirSync(path)
    .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name) && !/\.(js|ts)$/.test(name))
    .sort()
    .map((name) => readFileSync(join(path, name), 'utf8').trim())
    .join('\n\n')
}
