import type { Block } from './blocks.ts'

const named =
  /^[\s*•–—-]*(?:corrections?|clarifications?|amendments?|editor[’']s note|korrektur|berichtigung|richtigstellung|rectificatif|erratum|corrección|rectificación|fe de errores|correção|errata|correzione|rettifica|rectificatie|correctie|rättelse)(?:\s[^:.]{0,40})?:\s*(\S[\s\S]*)$/iu
const amended = /^[\s*•–—-]*this (?:article|story|piece|report) was (?:amended|corrected|updated) on [\s\S]{10,}$/iu
// "Editor's note: Jane Roe is a columnist" corrects nothing.
const saysMistake = /correct|amend|earlier version|previous version|misstat|inaccura|error/iu

const longest = 800

/**
 * The note by which a title corrects a piece, where it stands as a paragraph at the head or foot of the body, as most publishers write it (no feed format has a field
 * for it), and the body without that paragraph. `note` is null where there is none.
 */
export const takeCorrection = (blocks: Block[]): { note: string | null; blocks: Block[] } => {
  for (const [at, { tag, text }] of blocks.entries()) {
    if (tag !== 'p' || text.length > longest || (at > 1 && at < blocks.length - 4)) continue
    const said = named.exec(text)?.[1] ?? (amended.test(text) ? text : undefined)
    if (!said || (/^[^:]*editor/i.test(text) && !saysMistake.test(said))) continue
    return { note: said.trim(), blocks: blocks.filter((_, i) => i !== at) }
  }
  return { note: null, blocks }
}
