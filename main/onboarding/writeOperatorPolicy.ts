import { writeFileSync } from 'node:fs'
import { publishedPolicies } from '../../app/permissions/operatorPolicy.ts'
import { schedulerRoleTemplate } from '../../app/permissions/schedulerRole.ts'

/** Run after the list of actions in app/permissions/ changed; a test fails until then. */
for (const { name, text } of publishedPolicies()) {
  writeFileSync(new URL(`../../assets/${name}`, import.meta.url), text)
}
writeFileSync(
  new URL('../../assets/examples/headless/account-role.template.yaml', import.meta.url),
  schedulerRoleTemplate(),
)
