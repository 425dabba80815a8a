import type { Db } from '../base/database.ts'
import { type No, readMail } from '../readers/readers.ts'
import { planNamed } from './plans-of.ts'

const domainOf = (mail: string) => mail.slice(mail.lastIndexOf('@') + 1).toLowerCase()

/** 'cs.quay.ac.uk' → itself, 'quay.ac.uk', 'ac.uk', 'uk': a domain that is listed stands for those below it. */
const above = (domain: string): string[] => {
  const labels = domain.split('.').slice(-10)
  return labels.map((_, at) => labels.slice(at).join('.'))
}

/** Lists a domain whose mail addresses may take a student's plan, with all domains below it. No: 'domain-wrong'. */
export const addStudentDomain = async (db: Db, { domain }: { domain: string }, now: Date): Promise<{ ok: true } | No> => {
  const read = readMail(`x@${domain.trim().replace(/^@/, '')}`)
  if (!read) return { ok: false, code: 'domain-wrong', message: 'That is not a mail domain. Write it as college.example.org.' }
  await db
    .insertInto('student_domains')
    .values({ domain: domainOf(read), since: now })
    .onConflict((on) => on.column('domain').doNothing())
    .execute()
  return { ok: true }
}

export const removeStudentDomain = async (db: Db, { domain }: { domain: string }): Promise<boolean> =>
  (await db.deleteFrom('student_domains').where('domain', '=', domain.toLowerCase()).returning('domain').execute()).length > 0

export const listStudentDomains = (db: Db): Promise<{ domain: string; since: Date }[]> =>
  db.selectFrom('student_domains').selectAll().orderBy('domain').limit(5000).execute()

/** Whether a reader with this (confirmed) address may take a plan: anyone but for a student's. No: 'no-such-plan', 'no-student'. */
export const mayTakePlan = async (db: Db, { plan, mail }: { plan: string; mail: string }): Promise<{ ok: true } | No> => {
  const found = await planNamed(db, plan)
  if (!found) return { ok: false, code: 'no-such-plan', message: 'There is no such membership.' }
  if (found.kind !== 'student') return { ok: true }
  const listed = await db
    .selectFrom('student_domains')
    .select('domain')
    .where('domain', 'in', above(domainOf(mail)))
    .executeTakeFirst()
  if (listed) return { ok: true }
  return {
    ok: false,
    code: 'no-student',
    message: 'This membership is for students. Change your mail address to the one that your college gave you, then choose it again.',
  }
}
