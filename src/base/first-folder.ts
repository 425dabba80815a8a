import { existsSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Makes a data folder ready for its first database, and clears away one whose making was cut short (a killed first start): until it is `made`, nobody
 * has been told of it, so nothing is lost. Gives whether the database is still to be made, and the way to say that it has been.
 */
export const firstFolder = (folder: string): { isNew: boolean; made: () => void } => {
  const mark = `${folder}/being-made`
  const isNew = existsSync(mark) || !existsSync(`${folder}/pg`)
  if (isNew) {
    rmSync(`${folder}/pg`, { recursive: true, force: true })
    writeFileSync(mark, 'The database in this folder is being made. A start that finds this file begins anew.\n')
  }
  return { isNew, made: () => rmSync(mark, { force: true }) }
}
