import type { Session } from '../../../readers/readers.ts'
import type { OwnPaper } from '../../serving.ts'

/** The session of a page whose door is closed to visitors. */
export const sessionOn = ({ viewer }: OwnPaper): Session => {
  if (!viewer.session) throw new Error('a page of the account was opened without a session')
  return viewer.session
}
