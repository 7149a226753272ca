import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasWindows, onDriveZ, openDesk, places, startWindows } from './support/windows.ts'

describe.runIf(hasWindows)('files', () => {
  test('what Windows takes for something else is refused, and nothing is written', async () => {
    const { directory, folder, onboard } = await openDesk()
    const wrong = [
      ['con', 'is the device CON'],
      ['nul.html', 'nul.html is the device NUL'],
      ['COM1 .html', 'the device COM1'],
      ['report.html:hidden', 'has the character ":"'],
      ['report.html.', 'ends in a dot'],
      ['what?.html', 'has the character "?"'],
    ] as const
    for (const [name, why] of wrong) {
      const ended = await onboard(
        'report',
        '--practice',
        'single-vpc',
        '--out',
        `${folder}\\${name}`,
        '--yes',
      )
      expect(ended).toMatchObject({ status: 2, stdout: '' })
      expect(ended.stderr).toContain(`${folder}\\${name} can't be the path of the report: on Windows, `)
      expect(ended.stderr).toContain(why)
    }
    expect(await readdir(directory)).toEqual([])
    const folderOut = await onboard('network', '--data-dir', 'C:\\aux\\data')
    expect(folderOut).toMatchObject({ status: 2, stderr: expect.stringContaining('the device AUX') })
  })

  test('paths with blanks, letters of others, another drive, a share, and longer than Windows once took', async () => {
    const { prefix } = places()
    const { directory, folder, onboard } = await openDesk()
    await mkdir(join(prefix, 'dosdevices/unc/server'), { recursive: true })
    await symlink(directory, join(prefix, 'dosdevices/unc/server/share'))
    // Wine 8 does not resolve a folder that is longer than 260 letters by itself; Windows does.
    const long = 'a long name '.repeat(9).trim()
    await mkdir(join(directory, long))
    const longFile = `${'and the report '.repeat(12)}.html`
    const reports = [
      [`${folder}\\Große & Co (1) 100% ^ !.html`, join(directory, 'Große & Co (1) 100% ^ !.html')],
      ['in the folder.html', join(directory, 'in the folder.html')],
      ['D:\\report.html', join(prefix, 'drive_d/report.html')],
      ['D:/mixed\\slashes.html', join(prefix, 'drive_d/mixed/slashes.html')],
      ['\\\\server\\share\\on the share.html', join(directory, 'on the share.html')],
      [`${folder}\\${long}\\${longFile}`, join(directory, long, longFile)],
    ] as const
    await mkdir(join(prefix, 'drive_d/mixed'), { recursive: true })
    expect(reports.at(-1)?.[0].length).toBeGreaterThan(300)
    for (const [typed, path] of reports) {
      const ended = await onboard('report', '--practice', 'single-vpc', '--out', typed)
      expect(ended).toMatchObject({ status: 0, stdout: expect.stringContaining(`Report: ${typed}`) })
      expect(await readFile(path, 'utf8')).toContain('</html>')
    }
  })

  test('a file that another program has open is left as it is, and said so', async () => {
    const { directory, folder, onboard } = await openDesk()
    const report = join(directory, 'report.html')
    await writeFile(report, 'theirs')
    // libuv's UV_FS_O_EXLOCK: open for nobody else.
    const hold = `const fs = require('node:fs'); fs.openSync(${JSON.stringify(onDriveZ(report))}, 2 | 0x10000000); console.log('held'); setInterval(() => {}, 1000)`
    const holder = startWindows(places().node, ['-e', hold])
    await holder.says('held')
    const ended = await onboard(
      'report',
      '--practice',
      'single-vpc',
      '--out',
      `${folder}\\report.html`,
      '--yes',
    )
    holder.kill('SIGKILL')
    await holder.ended
    expect(ended).toMatchObject({ status: 3, stdout: '' })
    expect(ended.stderr).toMatch(
      /report\.html could not be written: another program has it open, .*\(E[A-Z]+\)\. Close it there/,
    )
    expect(await readFile(report, 'utf8')).toBe('theirs')
    expect(await readdir(directory)).toEqual(['report.html'])
    expect(
      await onboard('report', '--practice', 'single-vpc', '--out', `${folder}\\report.html`, '--yes'),
    ).toMatchObject({ status: 0 })
  })
})
