import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Zoom } from './mapZoom.ts'

interface ZoomButtonsProps {
  readonly zoom: Zoom
  /** One step further away, and one nearer; `undefined` where there is none. */
  readonly out: Zoom | undefined
  readonly nearer: Zoom | undefined
  readonly onZoom: (zoom: Zoom) => void
}

/** Further away and nearer, up to one row for each organizational unit. */
export function ZoomButtons({ zoom, out, nearer, onZoom }: ZoomButtonsProps) {
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      <Button
        variant="icon"
        iconName="zoom-out"
        ariaLabel={out === 'units' ? 'One row for each organizational unit' : 'Smaller cells'}
        disabled={out === undefined}
        onClick={() => out !== undefined && onZoom(out)}
      />
      <Button
        variant="icon"
        iconName="zoom-in"
        ariaLabel={zoom === 'units' ? 'One row for each account' : 'Larger cells'}
        disabled={nearer === undefined}
        onClick={() => nearer !== undefined && onZoom(nearer)}
      />
    </SpaceBetween>
  )
}
