import { feedPath, written } from '../feeds/write-feed.ts'
import { element, text } from '../feeds/xml.ts'
import type { TownTitle } from '../read-titles.ts'
import { slug } from '../slug.ts'

/** A page of a title: its head, its masthead and sections, then `main`. Plain on purpose, as furniture that a reader of pages must see past. */
export function page(title: TownTitle, town: string, heading: string, head: string[], main: string): string {
  const home = `/${title.id}/`
  const sections = title.sections.map((section) => `<li><a href="${home}${slug(section)}/">${text(section)}</a></li>`).join('')
  return `<!doctype html>
<html lang="${title.language}">
<head>
<meta charset="utf-8">
<title>${text(heading)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${home}logo.svg">
${head.join('\n')}
<style>${style(title.colour)}</style>
</head>
<body>
<header class="masthead"><a href="${home}"><img src="${home}logo.svg" alt="" width="48" height="48"><span>${text(title.name)}</span></a>
<nav aria-label="Sections"><ul>${sections}</ul></nav></header>
${main}
<footer><p>© ${text(title.publisher)}. ${text(title.about)}</p><p><a href="${home}about">About</a> <a href="${home}privacy">Privacy</a> <a href="${town}/">The town</a></p></footer>
</body>
</html>
`
}

/** The links by which a feed reader finds the feeds of a title, or of one of its sections. */
export function feedLinks(title: TownTitle, section?: string): string[] {
  return title.formats.map((format) =>
    element('link', {
      rel: 'alternate',
      type: written[format].type,
      title: section ? `${title.name}: ${section}` : title.name,
      href: feedPath(title.id, format, section),
    }).replace('/>', '>'),
  )
}

const style = (
  colour: string,
) => `body{font:18px/1.55 Georgia,serif;max-width:44rem;margin:0 auto;padding:0 1rem;color:#1b1b1b;background:#fffdf9}
.masthead{border-top:6px solid ${colour};padding:.8rem 0}.masthead>a{display:flex;gap:.7rem;align-items:center;font-size:1.7rem;color:${colour};text-decoration:none}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;padding:0;font:15px system-ui}a{color:${colour}}img{max-width:100%;height:auto}
h1{line-height:1.15}.standfirst{font-size:1.2rem}figure{margin:1rem 0}figcaption,.byline,time,aside,footer{font:14px/1.5 system-ui;color:#555}.teaser{border-top:1px solid #ddd}`
