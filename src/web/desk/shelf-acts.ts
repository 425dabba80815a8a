import type { ArticleId } from '../../articles/articles.ts'
import { type Db, inTransaction } from '../../base/database.ts'
import { Refusal } from '../../base/refusal.ts'
import { isShelf, movePick, orderPicks, type PickId, pick, type Shelf, schedulePick, unpick, writeLine } from '../../desk/desk.ts'
import type { StoryId } from '../../stories/stories.ts'
import { type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { readTime } from './read-times.ts'
import { editorOf } from './say-editor.ts'
import { shelfPage } from './shelf-page.tsx'

type Fields = Record<string, string>

/** What was asked for, or the page again with the words of the refusal. `work` gives the word of what was done. */
const act = async (db: Db, paper: OwnPaper, shelf: string, work: () => Promise<string>): Promise<Reply> => {
  try {
    return seeOther(`/desk/shelves/${shelf}?said=${await work()}`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return shelfPage(db, paper, { shelf, problem: error.message })
  }
}

const shelfIn = (name: string): Shelf => {
  if (!isShelf(name)) throw new Refusal('no-such-shelf', 'There is no such shelf.')
  return name
}

export const takePick = (db: Db, paper: OwnPaper, name: string, fields: Fields): Promise<Reply> => {
  const shelf = shelfIn(name)
  const { story, article, what = 'story', line } = fields
  return act(db, paper, shelf, async () => {
    const picked = story && what === 'story' ? { story: story as StoryId } : { article: (article ?? '') as ArticleId }
    const times = { from: readTime(fields.from), until: readTime(fields.until) }
    await pick(db, { shelf, ...picked, ...times, line: line ?? null, by: editorOf(paper) }, paper.now)
    return 'picked'
  })
}

/** The numbers as they were written beside the picks, which are sent as they stood. Of two that are alike, what was moved up goes before, what was moved down behind. */
export const orderOf = (fields: Fields): PickId[] =>
  Object.entries(fields)
    .filter(([field]) => field.startsWith('n-'))
    .map(([field, text], i) => ({ id: field.slice(2) as PickId, n: Number(text), moved: Math.sign(Number(text) - (i + 1)) }))
    .filter(({ n }) => Number.isFinite(n))
    .sort((a, b) => a.n - b.n || a.moved - b.moved)
    .map(({ id }) => id)

export const takeOrder = (db: Db, paper: OwnPaper, name: string, fields: Fields): Promise<Reply> => {
  const shelf = shelfIn(name)
  return act(db, paper, shelf, async () =>
    (await orderPicks(db, { shelf, order: orderOf(fields), by: editorOf(paper) }, paper.now)) ? 'ordered' : 'same',
  )
}

/** What is done with one pick: up, down, off, or its line and times kept. */
export const takeChange = async (db: Db, paper: OwnPaper, id: string, fields: Fields): Promise<Reply> => {
  const row = await db
    .selectFrom('picks')
    .select('shelf')
    .where('id', '=', id as PickId)
    .executeTakeFirst()
  if (!row) throw new Refusal('no-such-pick', 'That pick is no longer on its shelf.')
  const what = { pick: id as PickId, by: editorOf(paper) }
  const { now } = paper
  return act(db, paper, row.shelf, async () => {
    if (fields.act === 'up' || fields.act === 'down')
      return (await movePick(db, { ...what, shelf: row.shelf, up: fields.act === 'up' }, now)) ? 'ordered' : 'same'
    if (fields.act === 'off') return (await unpick(db, what, now)) ? 'off' : 'same'
    if (fields.act !== 'keep') throw new Refusal('nothing-asked', 'Say what is to be done with the pick.')
    const times = { from: readTime(fields.from), until: readTime(fields.until) }
    await inTransaction(db, async (tx) => {
      await writeLine(tx, { ...what, line: fields.line ?? null }, now)
      await schedulePick(tx, { ...what, ...times }, now)
    })
    return 'kept'
  })
}
