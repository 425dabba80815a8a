import type { Letter } from './letter.ts'
import type { Sender } from './plain-letter.ts'

const letters: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => letters[letter] as string)

// The paper's faces are not on readers' machines: these are, and stand nearest to them.
const serif = "Georgia,'Times New Roman',Times,serif"
const display = "'Libre Caslon Condensed','Times New Roman',Times,Georgia,serif"
const sans = "'Helvetica Neue',Helvetica,Arial,sans-serif"
const ink = '#14171a'
const soft = '#565c62'
const paper = '#fcfcfa'
const rule = '#dcdbd4'
const signal = '#b4271b'

// Styles of elements are what most clients keep; those that know dark colours (Apple Mail, iOS, Thunderbird, Outlook on phones) read this as well.
const dark = `@media (prefers-color-scheme:dark){.m-paper{background:#121416!important;color:#e9e7e2!important}.m-ink,.m-ink a{color:#e9e7e2!important}.m-soft,.m-soft a{color:#a6abb0!important}.m-rule{border-color:#31363b!important}.m-bar{background:#e9e7e2!important}.m-flag{border-color:#ff8d76 #ff8d76 transparent!important}.m-button{background:#e9e7e2!important;color:#121416!important}.m-code{background:#1b1e21!important}}`

// The sign of the paper, drawn by borders: pictures from afar are blocked by many clients, and tell the sender who opened the letter.
const bar = (left: number) =>
  `<span class="m-bar" style="position:absolute;left:${left}px;top:7px;width:6px;height:15px;background:${ink}"></span>`
const sign = `<span aria-hidden="true" style="display:inline-block;position:relative;width:24px;height:22px;vertical-align:-2px;margin-right:9px"><span class="m-bar" style="position:absolute;left:0;top:0;width:24px;height:5px;background:${ink}"></span>${bar(0)}<span class="m-flag" style="position:absolute;left:9px;top:7px;width:0;height:7px;border:3px solid ${signal};border-bottom-color:transparent;border-top-width:0"></span>${bar(18)}</span>`

const paragraph = (text: string) => `<p class="m-ink" style="margin:0 0 16px;color:${ink};font:400 17px/1.55 ${serif}">${escaped(text)}</p>`
const small = (html: string) => `<p class="m-soft" style="margin:0 0 10px;color:${soft};font:400 14px/1.5 ${sans}">${html}</p>`
const link = (href: string, text = href) =>
  `<a href="${escaped(href)}" style="color:inherit;text-decoration:underline">${escaped(text)}</a>`

const codeBlock = (code: string) =>
  `<p class="m-ink m-code" style="margin:4px 0 22px;padding:14px 20px;background:#f1f0ea;color:${ink};font:700 34px/1.2 ui-monospace,Menlo,Consolas,'Courier New',monospace;letter-spacing:.16em;text-align:center;-webkit-user-select:all;user-select:all">${escaped(code)}</p>`

const actionBlock = ({ label, href }: { label: string; href: string }) =>
  `<p style="margin:4px 0 20px"><a class="m-button" href="${escaped(href)}" style="display:inline-block;padding:13px 24px;background:${ink};color:${paper};font:700 16px/1.3 ${sans};text-decoration:none">${escaped(label)}</a></p>${small(`Or open this address:<br><span style="word-break:break-all">${link(href)}</span>`)}`

const piecesBlock = ({ part, pieces }: NonNullable<Letter['pieces']>[number]) =>
  `<h2 class="m-ink m-rule" style="margin:26px 0 4px;padding:10px 0 0;border-top:1px solid ${ink};color:${ink};font:700 15px/1.3 ${sans}">${escaped(part)}</h2>
${pieces
  .map(
    ({ headline, by, text, href }) =>
      `<h3 class="m-ink" style="margin:16px 0 4px;color:${ink};font:700 21px/1.2 ${display}"><a href="${escaped(href)}" style="color:inherit;text-decoration:none">${escaped(headline)}</a></h3>${text ? `<p class="m-ink" style="margin:0 0 4px;color:${ink};font:400 16px/1.5 ${serif}">${escaped(text)}</p>` : ''}<p class="m-soft" style="margin:0 0 12px;color:${soft};font:400 14px/1.4 ${sans}">${escaped(by)}</p>`,
  )
  .join('\n')}`

// What the list of letters shows behind the subject; the blanks keep the rest of the letter out of it.
const preheader = (text: string) =>
  `<div style="display:none;max-height:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px">${escaped(text)}${'&#847;&zwnj;&nbsp;'.repeat(60)}</div>`

/** The letter in the paper's look, light and dark: one column without tables, nothing fetched from anywhere, every word escaped. */
export const htmlLetter = (letter: Letter, { name, address }: Sender): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(letter.subject)}</title>
<style>:root{color-scheme:light dark}${dark}</style>
</head>
<body class="m-paper" style="margin:0;padding:0;background:${paper};color:${ink}">
${preheader(letter.paragraphs[0] ?? letter.heading)}
<div class="m-paper" style="max-width:560px;margin:0 auto;padding:28px 22px 36px;background:${paper};word-wrap:break-word;overflow-wrap:break-word">
<p class="m-ink m-rule" style="margin:0 0 30px;padding:0 0 12px;border-bottom:3px solid ${ink};color:${ink};font:700 27px/1.1 ${display}"><a href="${escaped(address)}/" style="color:inherit;text-decoration:none">${sign}${escaped(name)}</a></p>
<h1 class="m-ink" style="margin:0 0 16px;color:${ink};font:700 31px/1.12 ${display}">${escaped(letter.heading)}</h1>
${letter.paragraphs.map(paragraph).join('\n')}
${(letter.pieces ?? []).map(piecesBlock).join('\n')}
${letter.code ? codeBlock(letter.code) : ''}
${letter.action ? actionBlock(letter.action) : ''}
<div class="m-rule" style="margin:26px 0 0;padding:16px 0 0;border-top:1px solid ${rule}">
${(letter.small ?? []).map((text) => small(escaped(text))).join('\n')}
${letter.unsubscribe ? small(link(letter.unsubscribe, 'No more letters like this one')) : ''}
${small(`${escaped(name)} · ${link(`${address}/`, address.replace(/^https?:\/\//, ''))}`)}
</div>
</div>
</body>
</html>
`
