/** Values over the number of accounts, on a logarithmic axis. */
export interface Plot {
  readonly title: string
  /** What the values are, with their unit. */
  readonly unit: string
  readonly accounts: readonly number[]
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[]
  /** A value to reach, drawn as a dashed line. */
  readonly aim?: { readonly name: string; readonly value: number }
}

const [WIDTH, HEIGHT] = [640, 320]
const EDGE = { left: 60, right: 130, top: 40, bottom: 44 }
/** Told apart in black and white too: the lines are also named at their ends. */
const COLOURS = ['#0972d3', '#8d6605', '#6b40b2']

/** Between the lines of the grid. */
const STEPS = [0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10]

/** The picture as a file of its own, readable on white and on black. */
export function svgPlot({ title, unit, accounts, lines, aim }: Plot): string {
  const highest = Math.max(...lines.flatMap(({ values }) => values), aim?.value ?? 0)
  const step = STEPS.find((each) => each * 4 >= highest) ?? highest / 4
  const most = step * 4
  const decades = Math.max(1, Math.log10(Math.max(...accounts)))
  const x = (count: number) => EDGE.left + (Math.log10(count) / decades) * (WIDTH - EDGE.left - EDGE.right)
  const y = (value: number) => HEIGHT - EDGE.bottom - (value / most) * (HEIGHT - EDGE.top - EDGE.bottom)
  const right = WIDTH - EDGE.right
  const ticks = [0, 1, 2, 3, 4].map((part) => step * part)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="${title}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${EDGE.left}" y="20" font-size="14" font-weight="bold">${title}</text>`,
    ...ticks.map(
      (value) =>
        `<line x1="${EDGE.left}" x2="${right}" y1="${place(y(value))}" y2="${place(y(value))}" stroke="#ccc"/>` +
        `<text x="${EDGE.left - 6}" y="${place(y(value) + 4)}" text-anchor="end">${value.toFixed(2)}</text>`,
    ),
    ...accounts.map(
      (count) =>
        `<text x="${place(x(count))}" y="${HEIGHT - 24}" text-anchor="middle">${count.toLocaleString('en-US')}</text>`,
    ),
    `<text x="${(EDGE.left + right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">accounts</text>`,
    `<text x="14" y="${HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 14 ${HEIGHT / 2})">${unit}</text>`,
    ...(aim === undefined
      ? []
      : [
          `<line x1="${EDGE.left}" x2="${right}" y1="${place(y(aim.value))}" y2="${place(y(aim.value))}" stroke="#555" stroke-dasharray="4 4"/>`,
          `<text x="${EDGE.left + 4}" y="${place(y(aim.value) - 4)}" fill="#555">${aim.name}</text>`,
        ]),
    ...lines.map(({ name, values }, at) => {
      const colour = COLOURS[at % COLOURS.length]
      const points = values.map((value, index) => `${place(x(accounts[index] ?? 1))},${place(y(value))}`)
      const dots = points.map((point) => {
        const [cx, cy] = point.split(',')
        return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`
      })
      const end = place(y(values.at(-1) ?? 0) + 4)
      return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}<text x="${right + 6}" y="${end}" fill="${colour}">${name}</text>`
    }),
    '</svg>',
    '',
  ].join('\n')
}

function place(value: number): string {
  return value.toFixed(1)
}
