const named = [
  'class',
  'id',
  'itemprop',
  'role',
  'data-testid',
  'data-component',
  'data-component-name',
  'data-type',
  'data-module',
  'data-qa',
]

// One page says the same names hundreds of times.
const known = new Map<string, string[]>()
const mostKnown = 5000

/** The words in what an element is called: `<aside class="c-articleBody__links">` has aside, article, body, links. Digits and single letters are left out. */
export const nameWords = (element: Element, tag: string): string[] => {
  let all = tag
  for (const name of named) {
    const value = element.getAttribute(name)
    if (value) all += ` ${value.slice(0, 300)}`
  }
  const before = known.get(all)
  if (before) return before
  const parted = all.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  const found = [...new Set([`<${tag}>`, ...(parted.slice(tag.length).match(/[a-z]{3,20}/g) ?? [])])].slice(0, 40)
  if (known.size >= mostKnown) known.clear()
  known.set(all, found)
  return found
}
