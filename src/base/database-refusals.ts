import { DatabaseBroken, Refusal } from './refusal.ts'

const folderWords: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it lies on a disk that cannot be written to',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file where a folder should be',
  EEXIST: 'there is a file where the folder should be',
  EISDIR: 'there is a folder where a file should be',
}

/**
 * What an error of the embedded database or its folder means for the operator; anything else is given back as it is.
 * SQLSTATE classes XX (internal error: damaged pages) and 58 (system error: files that are missing) are damage.
 */
export const folderRefusal = (error: unknown, folder = 'memory'): unknown => {
  if (error instanceof Refusal) return error
  const { code = '', message = String(error) } = error as { code?: string; message?: string }
  const words = folderWords[code]
  if (words)
    return new Refusal(
      'folder-unusable',
      `The data folder ${folder} cannot be used: ${words}. Mend that, or set DATA_DIR to another folder.`,
      { folder },
    )
  if (/^(XX|58)/.test(code) || /database has been closed/.test(message)) return new DatabaseBroken(folder, message)
  return error
}

const serverWords: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at that address',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ECONNRESET: 'it broke the connection off',
  '28P01': 'it does not accept the password',
  '28000': 'it does not let that user in',
  '3D000': 'it has no database of that name',
  '42501': 'that user may not make tables there',
  '53300': 'it has no connection left for us; lower DATABASE_CONNECTIONS or raise its max_connections',
  '57P03': 'it is starting up; try again in a moment',
  '25006': 'it is read-only',
}

const withoutPassword = (url: string) => {
  const address = new URL(url)
  if (address.password) address.password = '…'
  return decodeURI(address.href)
}

/** What an error of a PostgreSQL server means for the operator; anything else is given back as it is. The password is not told. */
export const serverRefusal = (error: unknown, url: string): unknown => {
  if (error instanceof Refusal) return error
  const one = error instanceof AggregateError ? error.errors[0] : error
  const { code = '', message = '' } = one as { code?: string; message?: string }
  const words =
    serverWords[code] ??
    (/timeout/i.test(message) ? 'it does not answer' : /SSL|terminated|SASL|password must be a string/i.test(message) ? message : undefined)
  if (!words) return error
  return new Refusal(
    'database-unreachable',
    `The database server at ${withoutPassword(url)} cannot be used: ${words}. Check DATABASE_URL, and that the server runs.`,
  )
}
