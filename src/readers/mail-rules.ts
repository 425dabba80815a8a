import type { Db } from '../base/database.ts'
import { type No, no } from './answers.ts'
import { disposableDomains } from './disposable-domains.ts'
import { domainOf, readMail } from './mail.ts'
import type { MailRule } from './tables.ts'

/** 'mail.example.co.uk' → itself, 'example.co.uk', 'co.uk': a rule for a domain is one for those below it. */
const above = (domain: string): string[] => {
  const labels = domain.toLowerCase().split('.').slice(-10)
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

/** Whether the shipped list (data/mail) or one of its domains above says that anybody may take an address there for minutes. */
export const isDisposable = async (domain: string): Promise<boolean> => {
  const listed = await disposableDomains()
  return above(domain).some((one) => listed.has(one))
}

/**
 * What a mail domain may: the operator's rule for it or the nearest domain above, else `otherwise` (the setting DISPOSABLE_MAIL) where it is on the shipped
 * list, else 'allow'.
 */
export const mailRuleOf = async (db: Db, domain: string, otherwise: MailRule = 'no-trial'): Promise<MailRule> => {
  const domains = above(domain)
  const rows = domains.length > 0 ? await db.selectFrom('mail_rules').selectAll().where('domain', 'in', domains).execute() : []
  const nearest = domains.map((one) => rows.find((row) => row.domain === one)).find((row) => row !== undefined)
  if (nearest) return nearest.rule
  return (await isDisposable(domain)) ? otherwise : 'allow'
}

/** The rule for the domain of a mail address. */
export const mailRuleFor = (db: Db, mail: string, otherwise: MailRule): Promise<MailRule> => mailRuleOf(db, domainOf(mail), otherwise)

/** Sets the operator's rule for a domain and those below it. No: 'domain-wrong'. */
export const setMailRule = async (db: Db, { domain, rule }: { domain: string; rule: MailRule }, now: Date): Promise<{ ok: true } | No> => {
  const read = readMail(`x@${domain.trim().replace(/^@/, '')}`)
  if (!read) return no('domain-wrong', 'That is not a mail domain. Write it as example.org.')
  await db
    .insertInto('mail_rules')
    .values({ domain: domainOf(read), rule, set_at: now })
    .onConflict((conflict) => conflict.column('domain').doUpdateSet({ rule, set_at: now }))
    .execute()
  return { ok: true }
}

/** Takes the operator's rule back: the shipped list counts again. */
export const removeMailRule = async (db: Db, { domain }: { domain: string }): Promise<boolean> =>
  (await db.deleteFrom('mail_rules').where('domain', '=', domain.toLowerCase()).returning('domain').execute()).length > 0

export const listMailRules = async (db: Db): Promise<{ domain: string; rule: MailRule; setAt: Date }[]> => {
  const rows = await db.selectFrom('mail_rules').selectAll().orderBy('domain').limit(5000).execute()
  return rows.map((row) => ({ domain: row.domain, rule: row.rule, setAt: row.set_at }))
}
