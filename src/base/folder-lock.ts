import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { Refusal } from './refusal.ts'

const alive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// Process ids are used again after a reboot or in a container (where ours may be 1 each time), so a lock also names the process's start time.
const startOf = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/**
 * Takes `folder` for this process alone (PGlite lets a second process open it without a word, and both then write). Gives the way to let go.
 * A lock left by a process that died is taken over. Throws Refusal 'folder-locked' when a living process holds it.
 */
export const lockFolder = (folder: string): (() => void) => {
  const file = `${folder}/lock`
  const mine = `${process.pid} ${startOf(process.pid)}`
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, mine)
      closeSync(handle)
      return () => {
        try {
          if (readFileSync(file, 'utf8') === mine) rmSync(file)
        } catch {}
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error
      const [pid, start] = readFileSync(file, 'utf8').split(' ')
      const holder = Number(pid)
      if (holder > 0 && alive(holder) && startOf(holder) === (start ?? '') && `${pid} ${start}` !== mine) {
        throw new Refusal(
          'folder-locked',
          `The data folder ${folder} is in use by process ${holder}. Stop that one, or set DATA_DIR to another folder.`,
          { folder, holder },
        )
      }
      rmSync(file, { force: true })
    }
  }
}
