import { createLogUpdate } from 'log-update'

/** Lines that stay, and below them a picture that renews itself. */
export interface Screen {
  line(text: string): void
  /** Until it is drawn anew. */
  draw(picture: string): void
  /** What was drawn stays as it is. */
  keep(): void
  /** The picture is away meanwhile, since what is typed would end up in the middle of it. */
  withoutPicture<T>(work: () => Promise<T>): Promise<T>
}

export function createScreen(stream: NodeJS.WriteStream): Screen {
  const update = createLogUpdate(stream)
  let picture: string | undefined
  let away = 0

  const redraw = () => {
    if (picture !== undefined && away === 0) update(picture)
  }
  return {
    line(text) {
      if (picture !== undefined && away === 0) update.clear()
      stream.write(`${text}\n`)
      redraw()
    },
    draw(next) {
      picture = next
      redraw()
    },
    keep() {
      redraw()
      if (picture !== undefined) update.done()
      picture = undefined
    },
    async withoutPicture(work) {
      if (picture !== undefined && away === 0) {
        update.clear()
        // Shows the cursor again.
        update.done()
      }
      away += 1
      try {
        return await work()
      } finally {
        away -= 1
        redraw()
      }
    },
  }
}
