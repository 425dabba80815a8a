import { type Db, sql } from '../../base/database.ts'
import { type DecisionId, type DecisionKind, type Subject, stillTies } from '../../desk/desk.ts'

/** A line of the log. `mail`: the editor's address, while he is a reader here. `supersededBy`: the number of the decision that stands in its place. `ties`: articles are still kept together or apart by it. */
export type Decision = {
  id: DecisionId
  number: number
  kind: DecisionKind
  subject: Subject
  says: string
  by: string
  mail: string | null
  at: Date
  supersedes: number | null
  supersededBy: number | null
  ties: boolean
}

export type Asked = {
  kind?: string | undefined
  by?: string | undefined
  story?: string[]
  article?: string
  before?: number | undefined
  most: number
}

const about = ({ story = [], article }: Asked) => [
  ...(story.length > 0 || article
    ? [
        sql`(${sql.join(
          [...story.map((id) => ({ stories: [id] })), ...(article ? [{ articles: [article] }] : [])].map(
            (part) => sql`d.subject @> ${JSON.stringify(part)}::jsonb`,
          ),
          sql` or `,
        )})`,
      ]
    : []),
]

/** Lines of the log, the newest first: of a kind, of an editor (part of his name), about stories or an article. One statement. */
export const gatherDecisions = async (db: Db, asked: Asked): Promise<Decision[]> => {
  const { kind, by, before, most } = asked
  const conditions = [
    sql`true`,
    ...(kind ? [sql`d.kind = ${kind}`] : []),
    ...(by ? [sql`d.by_name ilike ${`%${by.slice(0, 100).replace(/[\\%_]/g, '\\$&')}%`}`] : []),
    ...(before ? [sql`d.number < ${before}`] : []),
    ...about(asked),
  ]
  const { rows } = await sql<Decision>`
    select d.id, d.number, d.kind, d.subject, d.says, d.by_name as by, r.mail, d.at, was.number as supersedes, later.number as "supersededBy", ${stillTies} as ties
    from decisions d left join readers r on r.id = d.by_reader left join decisions was on was.id = d.supersedes left join decisions later on later.supersedes = d.id
    where ${sql.join(conditions, sql` and `)} order by d.number desc limit ${most}`.execute(db)
  return rows
}
