import { execFileSync } from 'node:child_process'
import { PRODUCTS, ROOT, shippedPackages, writeNotice } from './shippedPackages.mjs'

/**
 * `npm run sbom`: the software bill of materials of what ships, as CycloneDX. npm lists what is installed; what is in
 * no bundle is left out. Two calls give the same text: the number and the time that npm adds are left out too.
 */
const listed = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  }),
)
for (const product of PRODUCTS) {
  const shipped = new Set(shippedPackages(product).map(({ name, version }) => `${name}@${version}`))
  const components = listed.components.filter(({ name, version }) => shipped.has(`${name}@${version}`))
  const missing = [...shipped].filter(
    (one) => !components.some(({ name, version }) => `${name}@${version}` === one),
  )
  if (missing.length > 0) throw new Error(`npm does not list ${missing.join(', ')}.`)

  const { serialNumber: _number, metadata, ...rest } = listed
  const { timestamp: _time, component, ...about } = metadata
  const own = component['bom-ref']
  const refs = new Set([own, ...components.map((each) => each['bom-ref'])])
  const sbom = {
    ...rest,
    metadata: { ...about, component: { ...component, name: 'activeeye-onboarding' } },
    components: components.map((each) => ({ ...each, scope: 'required' })),
    dependencies: listed.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  }
  writeNotice(product, 'sbom.cdx.json', `${JSON.stringify(sbom, undefined, 2)}\n`)
}
