/** The pages, in the order of the work. */
export const PAGES = ['start', 'accounts', 'plan', 'run', 'connectors', 'report'] as const

export type PageName = (typeof PAGES)[number]

export function pageTitle(page: PageName): string {
  switch (page) {
    case 'start':
      return 'Start'
    case 'accounts':
      return 'Accounts'
    case 'plan':
      return 'Plan'
    case 'run':
      return 'Run'
    case 'connectors':
      return 'Connectors'
    case 'report':
      return 'Report'
  }
}
