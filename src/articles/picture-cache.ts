import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { day } from '../base/clock.ts'
import { printOf } from './print.ts'

/** Pictures on disk. Names are made of hashes and widths, so that a file never changes once it is there. */
export type PictureCache = {
  read(name: string, now: Date): Promise<Uint8Array | null>
  write(name: string, bytes: Uint8Array, now: Date): Promise<void>
  /** Removes every file of a picture, by the beginning of their names. */
  remove(file: string): Promise<void>
}

/** How the names of all files of the picture at `address` begin: letters and digits, whatever the file system. */
export const pictureFile = (address: string): string => printOf(address).replace(/[-_]/g, 'x').toLowerCase()

const caches = new Map<string, PictureCache>()

/**
 * The cache in `folder`, kept below `mostBytes`: when it grows beyond, what nobody looked at for longest goes until a tenth is free. It can be deleted at any
 * time; everything in it can be fetched again. Several processes may share the folder: files appear whole, by renaming.
 */
export const pictureCache = (folder: string, mostBytes = 2_000_000_000): PictureCache => {
  const open = caches.get(folder) ?? openCache(folder, mostBytes)
  caches.set(folder, open)
  return open
}

const openCache = (folder: string, mostBytes: number): PictureCache => {
  let size: Promise<number> | undefined
  let sweeping: Promise<void> | undefined
  // Two letters of the hash make a folder: hundreds of thousands of files in one are slow to list.
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name)
  const list = async () => {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    const files = await Promise.all(
      names.map(async (name) => ({ path: join(folder, name), facts: await stat(join(folder, name)).catch(() => null) })),
    )
    return files.flatMap(({ path, facts }) => (facts?.isFile() ? [{ path, bytes: facts.size, seen: facts.mtimeMs }] : []))
  }
  const sweep = async () => {
    const files = (await list()).sort((a, b) => a.seen - b.seen)
    let held = files.reduce((sum, { bytes }) => sum + bytes, 0)
    for (const { path, bytes } of files) {
      if (held <= mostBytes * 0.9) break
      await rm(path, { force: true })
      held -= bytes
    }
    size = Promise.resolve(held)
  }
  return {
    async read(name, now) {
      const path = pathOf(name)
      const facts = await stat(path).catch(() => null)
      if (!facts) return null
      if (now.getTime() - facts.mtimeMs > day) await utimes(path, now, now).catch(() => {})
      return readFile(path).catch(() => null)
    },
    async remove(file) {
      const names = await readdir(join(folder, file.slice(0, 2))).catch(() => [])
      for (const name of names) if (name.startsWith(file)) await rm(pathOf(name), { force: true })
    },
    async write(name, bytes, now) {
      const path = pathOf(name)
      await mkdir(join(path, '..'), { recursive: true })
      const mine = `${path}.${randomBytes(6).toString('hex')}`
      await writeFile(mine, bytes)
      await utimes(mine, now, now)
      await rename(mine, path)
      size ??= list().then((files) => files.reduce((sum, file) => sum + file.bytes, 0) - bytes.length)
      size = size.then((held) => held + bytes.length)
      if ((await size) <= mostBytes) return
      sweeping ??= sweep().finally(() => {
        sweeping = undefined
      })
      await sweeping
    },
  }
}
