import { measureInChromium } from './measureInChromium.ts'

/**
 * What the grid of Regions and VPCs costs with 150 and with 15,000 rows, in Chromium, built as it ships.
 */
export const measureRegionGrid = () =>
  measureInChromium('regionGrid.html', ['measureGrid(150)', 'measureGrid(15000)'])
