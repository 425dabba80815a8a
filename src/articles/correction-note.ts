import type { Block } from './blocks.ts'

// How newspapers head a correction: English, German, French, Spanish, Portuguese, Italian, Dutch, the Nordic languages, Polish, Czech, Hungarian, Turkish, Greek, Russian,
// Ukrainian, Arabic, Hebrew, Chinese, Japanese, Korean.
const named =
  /^[\s*•–—[(-]*(?:corrections?|clarifications?|amendments?|retractions?|for the record|korrektur(?:hinweis)?|berichtigung|richtigstellung|klarstellung|rectificatifs?|rectification|erratum|précision|correctif|corrección|correcciones|rectificación|aclaración|fe de err(?:atas|ores)|correção|correções|errata|errámos|erramos|retificação|correzione|errata corrige|rettifica|precisazione|rectificatie|correctie|verbetering|rättelse|rettelse|retting|korrigering|oikaisu|leiðrétting|sprostowanie|oprava|helyreigazítás|düzeltme|διόρθωση|исправление|поправка|уточнение|виправлення|تصحيح|תיקון|更正|訂正|정정)(?:\s(?:[^:：.]|(?<=\d)\.){0,60})?(?:\s*[:：]|\s+[–—-]\s|\)\s)\s*(\S[\s\S]*)$/iu
const alone =
  /^[\s*•–—[(-]*(?:corrections?(?: (?:and|&) clarifications?)?|clarifications?|korrektur|berichtigung|richtigstellung|rectificatif|erratum|corrección|fe de errores|correção|errata|correzione|rettifica|rectificatie|correctie|rättelse|rettelse|更正|訂正)[\s:.\])]*$/iu
const editors =
  /^[\s*•–—[(-]*(?:editor(?:s|[’']s|s[’'])?(?:[’'])? note|note (?:from the editors?|to readers)|anm(?:erkung|\.) d(?:er|\.) red(?:aktion|\.)|hinweis der redaktion|note de la rédaction|ndlr|nota (?:del editor|de la redacción|de redacción|do editor|da redação|della redazione)|ndr|noot van de redactie|redaktionens (?:kommentar|anmärkning)|nota redakcyjna|от редакции|編集部注|编者按|編者按)\s*[:：–—-]\s*(\S[\s\S]*)$/iu
const amended =
  /^[\s*•–—[(-]*(?:this (?:article|story|piece|report|post|page|version|headline)(?:’s headline|'s headline)? (?:was|has been) (?:first |also )?(?:amended|corrected|updated to (?:correct|clarify)|revised to correct|changed to correct|updated on|edited (?:on|to correct))|(?:an earlier|a previous) version of this (?:article|story|piece|report|headline)|in einer (?:früheren|ersten|vorherigen) (?:version|fassung)|dieser (?:artikel|text|beitrag) wurde (?:korrigiert|am .{3,40} (?:korrigiert|geändert|aktualisiert))|une (?:première|précédente) version de (?:cet|l[’'])|cet article a été (?:corrigé|modifié)|una versión (?:anterior|previa|inicial) de (?:este|esta)|este (?:artículo|texto) (?:ha sido|fue) corregido|uma versão anterior d(?:este|esta)|este (?:artigo|texto) foi corrigido|una (?:precedente|prima) versione di quest|in een eerdere versie van dit|dit artikel is (?:gecorrigeerd|aangepast)|i en tidigare version av|i en tidligere versjon av|i en tidligere version af)/iu
// A new date is no correction.
const onlyDated = /^this (?:article|story|piece|report|post|page|version) (?:was|has been) (?:first |also )?updated on .{0,40}$/iu
// "Editor's note: Jane Roe is a columnist" corrects nothing.
const saysMistake =
  /correct|amend|earlier version|previous version|misstat|inaccura|\berrors?\b|mistaken|korrig|berichtig|fehler|frühere|erreur|corrig|rectifi|version précédente|correg|versión anterior|equivoca|versão anterior|errad|errat|versione precedente|eerdere versie|onjuist|fout|felaktig/iu

const longest = 800

const asNote = (block: Block): Block => ({
  ...block,
  tag: 'aside',
  html: `<aside class="note">${block.html}</aside>`,
})

/**
 * The note by which a title corrects a piece, where it stands as a paragraph or a marked part at the head or foot of the body, as most publishers write it (no feed format has
 * a field for it), and the body without it. `note` is null where there is none. A note of the editors that corrects nothing stays where it stands, set apart as such.
 */
export const takeCorrection = (blocks: Block[]): { note: string | null; blocks: Block[] } => {
  const notes: string[] = []
  const taken = new Set<Block>()
  const kept = new Map<Block, Block>()
  for (const [at, block] of blocks.entries()) {
    const { tag, text, html } = block
    const isNote = tag === 'aside' && html.startsWith('<aside class="note">')
    const atEdge = at <= 1 || at >= blocks.length - 4
    if (block.part?.kind === 'live' || (tag !== 'p' && !isNote && !/^h\d$/.test(tag)) || text.length > longest) continue
    const next = blocks[at + 1]
    if (atEdge && tag !== 'aside' && alone.test(text) && next?.tag === 'p' && next.text.length <= longest) {
      // "Correction" as a line of its own, what was wrong below it.
      taken.add(block).add(next)
      notes.push(next.text)
      continue
    }
    if (taken.has(block) || /^h\d$/.test(tag)) continue
    const edited = editors.exec(text)?.[1]
    const told = atEdge || isNote ? (named.exec(text)?.[1] ?? (amended.test(text) && !onlyDated.test(text) ? text : undefined)) : undefined
    // "Correction: December 1, 2010" heads what was wrong, in the next line.
    const dated = told !== undefined && told.length <= 40 && /\d/.test(told) && !/[.!?]$/.test(told) && next?.tag === 'p'
    if (dated) taken.add(next)
    const said = dated ? next.text : told
    const corrects = said ?? (block.corrects || (edited && atEdge && saysMistake.test(edited)) ? (said ?? edited ?? text) : undefined)
    if (corrects) {
      taken.add(block)
      notes.push(corrects.replace(/[\])]\s*$/, (end) => (/[[(]/.test(corrects) ? end : '')))
    } else if (edited && tag === 'p') kept.set(block, asNote(block))
  }
  return {
    note: notes.map((note) => note.trim()).join(' ') || null,
    blocks: blocks.filter((block) => !taken.has(block)).map((block) => kept.get(block) ?? block),
  }
}
