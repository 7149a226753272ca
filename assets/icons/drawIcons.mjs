import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Icns, IcnsImage } from '@fiahfy/icns'
import { Ico, IcoImage } from '@fiahfy/ico'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { encode } from 'bmp-ts'

/**
 * Draws what packages show, from the SVG files beside this one into out/icons: `npm run icons`. The same drawings give
 * the same bytes on every machine.
 */

const SOURCES = fileURLToPath(new URL('./', import.meta.url))
const OUT = fileURLToPath(new URL('../../out/icons/', import.meta.url))

/** Up to this many pixels the simplified drawing is the legible one. */
const SMALL = 24

/** freedesktop.org's sizes; electron-builder reads them from the files' names. */
const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]

/** The types of an icns file that hold a PNG, and their pixels. */
const ICNS_TYPES = {
  ic04: 16,
  ic05: 32,
  icp6: 64,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
}

/** macOS draws icons with a margin around the shape: a tenth on each side. */
const MACOS_MARGIN = 0.1

await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
const drawing = await read('icon.svg')
const smallDrawing = await read('icon-small.svg')

await write('icon.icns', icns())
await write('icon.ico', ico())
for (const size of PNG_SIZES) await write(`png/${size}x${size}.png`, icon(size))
await write('installerSidebar.bmp', bmp(await read('installer-sidebar.svg'), 164))
const background = await read('dmg-background.svg')
await write('background.png', render(background, 540).asPng())
await write('background@2x.png', render(background, 1080).asPng())

function icns() {
  const file = new Icns()
  for (const [type, size] of Object.entries(ICNS_TYPES)) {
    file.append(IcnsImage.fromPNG(Buffer.from(render(withMargin(drawing), size).asPng()), type))
  }
  return file.data
}

function ico() {
  const file = new Ico()
  for (const size of ICO_SIZES) file.append(IcoImage.fromPNG(Buffer.from(icon(size))))
  return file.data
}

/** @returns {Uint8Array} a PNG of that many pixels a side. */
function icon(size) {
  return render(size <= SMALL ? smallDrawing : drawing, size).asPng()
}

/** NSIS reads bitmaps of 24 bits a pixel. */
function bmp(svg, width) {
  const image = render(svg, width)
  const { pixels } = image
  const data = Buffer.alloc(pixels.length)
  // bmp-ts takes ABGR.
  for (let at = 0; at < pixels.length; at += 4) {
    data[at] = pixels[at + 3]
    data[at + 1] = pixels[at + 2]
    data[at + 2] = pixels[at + 1]
    data[at + 3] = pixels[at]
  }
  return encode({ data, width: image.width, height: image.height, bitPP: 24 }).data
}

function render(svg, width) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render()
}

function withMargin(svg) {
  const margin = 512 * MACOS_MARGIN
  return svg.replace(
    'viewBox="0 0 512 512"',
    `viewBox="${-margin} ${-margin} ${512 + 2 * margin} ${512 + 2 * margin}"`,
  )
}

function read(name) {
  return readFile(join(SOURCES, name), 'utf8')
}

async function write(name, bytes) {
  const path = join(OUT, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, bytes)
}
