/** The pages, in the order of the work. */
export const PAGES = ['start', 'accounts', 'plan', 'run', 'connectors', 'report'] as const

/**
 * No steps of the work. `reports`: for ActiveEye's representative; Start leads there. `present`: for whoever leads a
 * call. `settings`: of this computer.
 */
const OTHER_PAGES = ['reports', 'present', 'settings'] as const

export const ALL_PAGES = [...PAGES, ...OTHER_PAGES] as const

export type PageName = (typeof ALL_PAGES)[number]

/** Whether the page is about no open onboarding. */
export function needsNoOnboarding(page: PageName): boolean {
  return page === 'start' || page === 'reports' || page === 'present' || page === 'settings'
}

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
    case 'reports':
      return "Customers' reports"
    case 'present':
      return 'Presenter view'
    case 'settings':
      return 'Settings'
  }
}
