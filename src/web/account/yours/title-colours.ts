import { createHash } from 'node:crypto'
import { minute } from '../../../base/clock.ts'
import { type Db, sql } from '../../../base/database.ts'
import { colourClass, styleOf } from '../../furniture/colour.ts'
import { type Reply, textReply } from '../../reply.ts'

/** Titles come and go seldom. */
const stale = 10 * minute

type Sheet = { path: string; css: string; at: number }

export type TitleColours = {
  /** The address of the sheet with the colours of all titles; it changes when they do. */
  path(now: Date): Promise<string>
  reply(now: Date, asked: string): Promise<Reply>
}

const gather = async (db: Db, now: Date): Promise<Sheet> => {
  const { rows } = await sql<{ id: string; colour: string | null }>`select id, colour from titles order by id`.execute(db)
  const css = styleOf([...new Set(rows.map(colourClass))].map((name) => `<i class="${name}">`).join(''))
  return { path: `/yours/colours/${createHash('sha256').update(css).digest('base64url').slice(0, 12)}.css`, css, at: now.getTime() }
}

/**
 * The colours of all titles as one sheet that browsers keep. Other pages carry those of the titles on them as a style of their own; on a reader's own page these would be a third of what
 * is sent, each time. `failed` is told when they could not be gathered anew.
 */
export const openTitleColours = (db: Db, { failed }: { failed: (error: unknown) => void }): TitleColours => {
  let sheet: Promise<Sheet> | undefined
  let at = Number.NEGATIVE_INFINITY
  const current = async (now: Date): Promise<Sheet> => {
    if (sheet && now.getTime() - at < stale) return sheet
    at = now.getTime()
    const made = gather(db, now)
    if (!sheet) {
      sheet = made
      made.catch(() => (sheet = undefined))
      return made
    }
    // Whoever asks meanwhile has the last.
    made.then((next) => (sheet = Promise.resolve(next))).catch(failed)
    return sheet
  }
  return {
    path: async (now) => (await current(now)).path,
    async reply(now, asked) {
      const { path, css } = await current(now)
      const reply = textReply('text/css; charset=utf-8', css)
      // Another print is an older page's: it is given what there is, and nobody keeps that under its address.
      return path === asked
        ? { ...reply, headers: { 'cache-control': 'public, max-age=31536000, immutable' }, everyones: true }
        : { ...reply, keep: 0 }
    },
  }
}
