import type { Db } from '../../base/database.ts'
import { addStudentDomain, listStudentDomains, removeStudentDomain } from '../../membership/membership.ts'
import { listMailRules, type MailRule, removeMailRule, setMailRule } from '../../readers/readers.ts'
import { Field, Hidden, type Wrong } from '../furniture/fields.tsx'
import { Ago } from '../furniture/times.tsx'
import { pageReply, type Reply, seeOther } from '../reply.ts'
import type { OwnPaper } from '../serving.ts'
import { Ledger } from './ledger.tsx'
import { Office } from './office.tsx'

const rules: Record<MailRule, string> = {
  'no-trial': 'May sign up, without free days',
  refuse: 'May not sign up',
  allow: 'As any other, whatever the list says',
}
const isRule = (word: string): word is MailRule => Object.hasOwn(rules, word)

type More = { said?: string | undefined; wrong?: Wrong; fields?: Record<string, string>; status?: Reply['status'] }

const Gone = ({ domain, at }: { domain: string; at: string }) => (
  <form method="post" action={at}>
    <Hidden fields={{ domain }} />
    <button type="submit" class="plain" aria-label={`Take back what holds for ${domain}`}>
      Take back
    </button>
  </form>
)

/** What holds for mail domains: which throw-away addresses get what, and whose people are students. */
export const mailRulesPage = async (
  db: Db,
  paper: OwnPaper,
  { otherwise, said, wrong, fields = {}, status = 200 }: More & { otherwise: MailRule },
): Promise<Reply> => {
  const [own, students] = [await listMailRules(db), await listStudentDomains(db)]
  return pageReply(
    paper,
    {
      title: 'Mail rules',
      path: '/office/mail-rules',
      index: false,
      plate: 'slim',
      body: (
        <Office at="mail-rules" name="Mail rules" said={said} viewer={paper.viewer}>
          <p class="page-says">
            The paper knows a list of domains where anybody may take an address for minutes. There: {rules[otherwise].toLowerCase()} (the
            setting DISPOSABLE_MAIL). A rule here goes before the list, for the domain and those below it.
          </p>
          <form method="post" action="/office/mail-rules" class="inline">
            <Field name="domain" label="Domain" value={fields.domain} wrong={wrong} required maxlength={253} autocapitalize="none" />
            <div class="ask">
              <label for="rule">Who has an address there</label>
              <select id="rule" name="rule">
                {Object.entries(rules).map(([rule, words]) => (
                  <option value={rule} selected={fields.rule === rule}>
                    {words}
                  </option>
                ))}
              </select>
            </div>
            <button type="submit" class="button">
              Set
            </button>
          </form>
          <section class="office-part">
            <Ledger
              name="Rules for mail domains"
              none="No rule of your own: the list alone counts."
              heads={['Domain', 'Who has an address there', 'Set', '']}
              rows={own.map(({ domain, rule, setAt }) => [
                domain,
                rules[rule],
                <Ago at={setAt} now={paper.now} />,
                <Gone domain={domain} at="/office/mail-rules/take-back" />,
              ])}
            />
          </section>
          <section class="office-part">
            <h2>Students</h2>
            <p class="hint">Who has a confirmed address at one of these domains, or below it, may take a plan for students.</p>
            <form method="post" action="/office/mail-rules/students" class="inline">
              <Field
                name="domain"
                id="student"
                label="Domain of a college"
                value={fields.student}
                wrong={{ domain: wrong?.student }}
                required
                maxlength={253}
                autocapitalize="none"
              />
              <button type="submit" class="button">
                Add
              </button>
            </form>
            <Ledger
              name="Domains of students"
              none="None yet: nobody may take a plan for students."
              heads={['Domain', 'Since', '']}
              rows={students.map(({ domain, since }) => [
                domain,
                <Ago at={since} now={paper.now} />,
                <Gone domain={domain} at="/office/mail-rules/students/take-back" />,
              ])}
            />
          </section>
        </Office>
      ),
    },
    { status, keep: 0 },
  )
}

const back = (said: string) => seeOther(`/office/mail-rules?said=${said}`)
type Sent = { fields: Record<string, string>; otherwise: MailRule }

export const takeMailRule = async (db: Db, paper: OwnPaper, { fields, otherwise }: Sent): Promise<Reply> => {
  const { domain = '', rule = '' } = fields
  const wrong = (words: string) => mailRulesPage(db, paper, { otherwise, fields, wrong: { domain: words }, status: 400 })
  if (!isRule(rule)) return wrong('Choose what holds for the domain.')
  const set = await setMailRule(db, { domain, rule }, paper.now)
  return set.ok ? back('rule') : wrong(set.message)
}

export const takeMailRuleBack = async (db: Db, fields: Record<string, string>): Promise<Reply> => {
  await removeMailRule(db, { domain: fields.domain ?? '' })
  return back('rule-gone')
}

export const takeStudentDomain = async (db: Db, paper: OwnPaper, { fields, otherwise }: Sent): Promise<Reply> => {
  const added = await addStudentDomain(db, { domain: fields.domain ?? '' }, paper.now)
  if (added.ok) return back('rule')
  return mailRulesPage(db, paper, { otherwise, fields: { student: fields.domain ?? '' }, wrong: { student: added.message }, status: 400 })
}

export const takeStudentDomainBack = async (db: Db, fields: Record<string, string>): Promise<Reply> => {
  await removeStudentDomain(db, { domain: fields.domain ?? '' })
  return back('rule-gone')
}
