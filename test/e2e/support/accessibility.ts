import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { expect } from './test.ts'

const require = createRequire(import.meta.url)

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What the theme can change: elements and their names are the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What axe finds: in the light theme all, in the dark one what is about colours. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('body')).toHaveClass(
      colorScheme === 'dark' ? /awsui-dark-mode/ : /^(?!.*awsui-dark-mode)/,
    )
    const axe = new AxeBuilder({ page }).setLegacyMode()
    const rules = colorScheme === 'dark' ? axe.withRules(COLOUR_RULES) : axe.withTags(RULES)
    const { violations } = await rules.analyze()
    const found = violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n${target.join(' ')}\n${failureSummary}`),
    )
    expect(found, `${what}, ${colorScheme}`).toEqual([])
  }
}

/** What axe finds, and what IBM's checker finds beside it; that one takes seconds, so only in the theme that is shown. */
export async function expectAccessibleForTwo(page: Page, what: string): Promise<void> {
  await expectAccessible(page, what)
  // A script of the page's own world: the policy of the page forbids to add it as an element.
  await page.evaluate(await readFile(IBM_CHECKER, 'utf8'))
  const report: unknown = await page.evaluate(CHECK)
  const found = reportSchema
    .parse(report)
    .results.filter(({ value: [kind, verdict] }) => kind === 'VIOLATION' && verdict === 'FAIL')
    .map(({ ruleId, message, path, snippet }) => `${ruleId}: ${message}\n${path.dom}\n${snippet}`)
  expect(found, `${what}, by IBM's checker`).toEqual([])
}

const IBM_CHECKER = require.resolve('accessibility-checker-engine/ace.js')

const CHECK = "new ace.Checker().check(document, ['WCAG_2_2'])"

const reportSchema = z.object({
  results: z.array(
    z.object({
      ruleId: z.string(),
      value: z.tuple([z.string(), z.string()]),
      message: z.string(),
      path: z.object({ dom: z.string() }),
      snippet: z.string(),
    }),
  ),
})
