/** Where the focus goes when what had it is gone: the page's heading, without scrolling. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('.page-heading')?.focus({ preventScroll: true })
}
