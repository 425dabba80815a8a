import type { Editor } from '../../desk/desk.ts'
import type { OwnPaper } from '../serving.ts'

/** Who decides, as the log names him: by the name that he goes by, never by his mail address, which would outlive a change of it. */
export const editorOf = ({ viewer }: OwnPaper): Editor => {
  if (!viewer.session) throw new Error('nobody is signed in where an editor decides')
  return { reader: viewer.session.reader, name: viewer.session.name ?? 'An editor without a name' }
}
