export type HeaderLink = { href: string; rels: string[] }

// One link of RFC 8288, section 3: a target between angle brackets, then parameters, whose quoted values may hold commas and semicolons.
const one = /<([^>]{1,2000})>((?:\s*;\s*[\w!#$&+\-.^`|~*]{1,40}\s*(?:=\s*(?:"(?:[^"\\]|\\.){0,500}"|[^\s",;]{0,500}))?)*)/g
const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]*))/i

/** The links of a Link header (RFC 8288), several headers joined with commas; what cannot be read is passed over. At most 50. */
export const linksOf = (header: string | undefined): HeaderLink[] =>
  header === undefined
    ? []
    : [...header.slice(0, 10_000).matchAll(one)].slice(0, 50).flatMap(([, href = '', parameters = '']) => {
        const [, quoted, bare] = rel.exec(parameters) ?? []
        const rels = (quoted ?? bare ?? '').toLowerCase().split(/\s+/).filter(Boolean)
        return rels.length > 0 ? [{ href: href.trim(), rels }] : []
      })
