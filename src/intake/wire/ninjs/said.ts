/** The values of one ninjs item by their names in small letters: 1.x, 2.x and 3.x differ in capitals and plurals, which is all the same to us. */
export type Fields = Map<string, unknown>

/** One text of an item, with what it is for ("main", "caption", "html") and its type, if it says either. */
export type Said = { role: string; type: string; value: string }

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const fieldsOf = (item: Record<string, unknown>): Fields =>
  new Map(
    Object.entries(item)
      .slice(0, 1000)
      .map(([name, value]) => [name.toLowerCase(), value]),
  )

/** The first of some fields that is text and not empty (numbers count as text). */
export const textOf = (fields: Fields, ...names: string[]): string | undefined => {
  for (const name of names) {
    const value = fields.get(name)
    if (typeof value === 'string' && value.trim()) return value
    if (typeof value === 'number') return String(value)
  }
  return undefined
}

/** The members of a field that is a list or one thing or an object of named things (associations and renditions of 1.x), each with its name. */
export const membersOf = (fields: Fields, ...names: string[]): { name: string; member: Record<string, unknown> }[] =>
  names
    .flatMap((name): [string, unknown][] => {
      const value = fields.get(name)
      if (Array.isArray(value)) return value.slice(0, 500).map((one) => ['', one])
      return isObject(value) ? Object.entries(value).slice(0, 500) : []
    })
    .flatMap(([name, member]) => (isObject(member) ? [{ name: name || String(member.name ?? ''), member }] : []))

/** All texts of one kind: `headlines` of 2.x and 3.x, `headline` and `headline_role` of 1.x. */
export const saidAs = (fields: Fields, plural: string, single: string): Said[] => {
  const listed = membersOf(fields, plural).map(({ member }) => {
    const own = fieldsOf(member)
    return {
      role: (textOf(own, 'role') ?? '').toLowerCase(),
      type: (textOf(own, 'contenttype', 'mimetype') ?? '').toLowerCase(),
      value: textOf(own, 'value') ?? '',
    }
  })
  const named = [...fields].flatMap(([name, value]): Said[] => {
    if (typeof value !== 'string' || !(name === single || name.startsWith(`${single}_`))) return []
    const role = name.slice(single.length + 1)
    return [
      {
        role,
        type: /x?html$/.test(role) ? 'text/html' : /nitf$/.test(role) ? 'application/nitf+xml' : /te?xt$/.test(role) ? 'text/plain' : '',
        value,
      },
    ]
  })
  return [...listed, ...named].filter(({ value }) => value.trim() !== '')
}

/** The first text whose role is one of some, in their order; '' is a text without a role. */
export const byRole = (all: Said[], ...roles: string[]): Said | undefined => {
  for (const role of roles) {
    const found = all.find((one) => one.role === role)
    if (found) return found
  }
  return undefined
}
