import { crc32, deflateRawSync } from 'node:zlib'

/** A file in an archive. */
interface ZipEntry {
  /** Its path in the archive, in ASCII. */
  readonly path: string
  /** Written as UTF-8. */
  readonly text: string
}

/** The first day that the format knows: the same files make the same bytes. */
const DATE = (1 << 5) | 1
const DEFLATE = 8
const VERSION = 20
const MOST = 0xffff_ffff

/**
 * A ZIP archive (PKWARE's APPNOTE 6.3.3, without the extensions for 4 GB and more), as XLSX needs it. Node compresses
 * and sums; what is left are the headers.
 */
export function zipArchive(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { path, text } of entries) {
    const name = Buffer.from(path, 'ascii')
    const content = Buffer.from(text, 'utf8')
    const packed = deflateRawSync(content)
    // Both headers have these in common, from the version to the length of the name.
    const about = Buffer.alloc(26)
    about.writeUInt16LE(VERSION, 0)
    about.writeUInt16LE(DEFLATE, 4)
    about.writeUInt16LE(DATE, 8)
    about.writeUInt32LE(crc32(content), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(content.length, 18)
    about.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([signature(0x0403_4b50), about, name, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(signature(0x0201_4b50), unsigned16(VERSION), about, rest, name)
    files.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  if (offset + listed.length > MOST) throw new Error('The archive is too large for this format.')
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, listed, signature(0x0605_4b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function unsigned16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
