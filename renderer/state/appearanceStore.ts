import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'
import { create } from 'zustand'

export type DensityName = 'comfortable' | 'compact'

const dark = matchMedia('(prefers-color-scheme: dark)')

const KEPT_AS = 'density'

/** The density of the display; remembered on this computer. */
export const useDensity = create<{ readonly density: DensityName }>(() => ({
  density: localStorage.getItem(KEPT_AS) === 'compact' ? 'compact' : 'comfortable',
}))

export function chooseDensity(density: DensityName): void {
  localStorage.setItem(KEPT_AS, density)
  useDensity.setState({ density })
  showDensity()
}

/** Follows the system's dark or light mode, also when it changes; on the desktop, Electron follows it too. */
export function followAppearance(): void {
  dark.addEventListener('change', showMode)
  showMode()
  showDensity()
}

/** Switches to light mode for printing. @returns the function that ends it. */
export function printInLight(): () => void {
  applyMode(Mode.Light)
  return showMode
}

function showMode(): void {
  applyMode(dark.matches ? Mode.Dark : Mode.Light)
}

function showDensity(): void {
  const { density } = useDensity.getState()
  applyDensity(density === 'compact' ? Density.Compact : Density.Comfortable)
}
