import { writeFileSync } from 'node:fs'
import { publishedPolicies } from '../../app/permissions/operatorPolicy.ts'

/** Run after the list of actions in app/permissions/ changed; a test fails until then. */
for (const { name, text } of publishedPolicies()) {
  writeFileSync(new URL(`../../assets/${name}`, import.meta.url), text)
}
