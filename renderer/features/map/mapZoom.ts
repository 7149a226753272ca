/**
 * How near the map is: one row for each organizational unit, one for each account in the size that fits, or one for
 * each account with cells of so many pixels.
 */
export type Zoom = 'units' | 'accounts' | number

/** The sizes of a cell that zooming goes through, in pixels. */
const CELL_SIZES = [12, 16, 22, 30] as const

/** At the largest size without scrolling, there is nothing to zoom. Pixels. */
const FRAME_HEIGHT = 400

/** Whether all is seen at once at the largest size. */
export function isAllInView(size: number, rows: number): boolean {
  return size === CELL_SIZES.at(-1) && size * rows <= FRAME_HEIGHT
}

/** The largest size at which all Regions fit into the width, and the rows into a screen or two. */
export function fittingSize(width: number, regions: number, rows: number): number {
  const fitting = CELL_SIZES.filter((size) => size * regions <= width && (size <= 16 || size * rows <= 900))
  return fitting.at(-1) ?? CELL_SIZES[0]
}

/** More accounts than these are too many to be taken in one by one: about two screens of small cells. */
const MOST_ROWS = 60

export interface Amount {
  readonly accounts: number
  readonly units: number
}

/** Where nobody has zoomed: the units where there are many accounts in few of them, else the accounts. */
export function fittingZoom({ accounts, units }: Amount): Zoom {
  return accounts > MOST_ROWS && units > 1 && units * 3 <= accounts ? 'units' : 'accounts'
}

/** One step further away; `undefined` where there is none. @param zoom with accounts, the size of a cell */
export function zoomedOut(zoom: Zoom, { accounts, units }: Amount): Zoom | undefined {
  if (typeof zoom !== 'number') return undefined
  return CELL_SIZES.findLast((size) => size < zoom) ?? (units < accounts ? 'units' : undefined)
}

/** One step nearer; `undefined` where there is none. @param zoom with accounts, the size of a cell */
export function zoomedIn(zoom: Zoom): Zoom | undefined {
  if (typeof zoom !== 'number') return 'accounts'
  return CELL_SIZES.find((size) => size > zoom)
}
