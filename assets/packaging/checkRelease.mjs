import { readFile } from 'node:fs/promises'

/**
 * Refuses a release that would say something wrong about itself: `TAG=v1.2.3 npm run release:check`.
 * @throws Error that names each fault and the file to correct.
 */

const manifest = JSON.parse(await readFile('package.json', 'utf8'))
const builder = await readFile('electron-builder.yml', 'utf8')
const changelog = await readFile('CHANGELOG.md', 'utf8')
const faults = releaseFaults({ tag: process.env.TAG, manifest, builder, changelog })
if (faults.length > 0)
  throw new Error(`This is no release:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)

function releaseFaults({ tag, manifest, builder, changelog }) {
  const { version, homepage, author } = manifest
  return [
    tag !== `v${version}` && `the tag is ${tag ?? 'missing (TAG)'}, package.json says version ${version}`,
    !changelog.includes(`\n## ${version}`) && `CHANGELOG.md has no section "## ${version}"`,
    /example\.com/.test(homepage) && 'package.json: homepage is the placeholder of example.com',
    /example\.com/.test(author) && 'package.json: author has the placeholder address of example.com',
    /example\.com/.test(builder) &&
      'electron-builder.yml: maintainer has the placeholder address of example.com',
  ].filter((fault) => fault !== false)
}
