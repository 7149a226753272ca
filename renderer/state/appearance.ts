import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'
import { useSettings } from './settingsStore.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** Shows the theme and the density that are set; follows the system's dark or light mode where that is the theme. */
export function followAppearance(): void {
  dark.addEventListener('change', showMode)
  useSettings.subscribe(show)
  show()
}

/** Switches to light mode for printing. @returns the function that ends it. */
export function printInLight(): () => void {
  applyMode(Mode.Light)
  return showMode
}

function show(): void {
  showMode()
  const { density } = useSettings.getState()
  applyDensity(density === 'compact' ? Density.Compact : Density.Comfortable)
}

function showMode(): void {
  const { theme } = useSettings.getState()
  applyMode(theme === 'dark' || (theme === 'system' && dark.matches) ? Mode.Dark : Mode.Light)
  // For what the browser draws itself: scrollbars, system colours.
  document.documentElement.style.colorScheme = theme === 'system' ? '' : theme
}
