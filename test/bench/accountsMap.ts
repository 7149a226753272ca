import { measureInChromium } from './measureInChromium.ts'

/**
 * What the map costs with 10 and with 1,000 accounts in 30 Regions, one row for each account, and with 1,000 in one row
 * for each organizational unit, in Chromium, built as it ships.
 */
export const measureAccountsMap = () =>
  measureInChromium('accountsMap.html', [
    "measureMap(10, 'accounts')",
    "measureMap(1000, 'accounts')",
    "measureMap(1000, 'units')",
  ])
