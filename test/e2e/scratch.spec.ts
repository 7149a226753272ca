import { writeFileSync, mkdirSync } from 'node:fs'
import { acknowledgeAndCreate, goTo, look, heading } from './support/journey.ts'
import { test } from './support/test.ts'
test.use({ viewport: { width: 1280, height: 1500 } })
test.setTimeout(120000)
for (const s of ['bucket-not-ready','stack-role-exists','credentials-expire','scp-blocked-region','foreign-flow-logs','template-changed','region-never-answers','stack-rollback-complete']) {
  test.describe(s, () => {
  test.use({ scenario: s })
  test('x', async ({ app: { page } }) => {
    mkdirSync('out/s', { recursive: true })
    await goTo(page, 'Plan')
    await look(page)
    let out = '=== PLAN\n' + await page.getByRole('main').innerText()
    await page.screenshot({ path: `out/s/${s}-plan.png` })
    if (await page.getByRole('checkbox', { name: 'I acknowledge' }).count()) await acknowledgeAndCreate(page)
    else if (await page.getByRole('button', { name: /^Create / }).count()) await page.getByRole('button', { name: /^Create / }).click()
    await page.waitForTimeout(s === 'region-never-answers' ? 40000 : 9000)
    out += '\n=== RUN\n' + await page.getByRole('main').innerText()
    await page.screenshot({ path: `out/s/${s}-run.png` })
    writeFileSync(`out/s/${s}.txt`, out)
  })
  })
}
