/** What a value must be. `text`, `uri`, `date` (RFC 3339), `number`, `whole`, `any`, `object`; one of several words; a list; an object; a place on the map. */
export type Shape =
  | 'text'
  | 'uri'
  | 'date'
  | 'number'
  | 'whole'
  | 'object'
  | 'any'
  | 'item'
  | 'association'
  | { words: string[] }
  | { whole: [number, number] }
  | { pattern: RegExp; means: string }
  | { list: Shape }
  | { named: Shape }
  | { geo: true }
  | Thing

/** An object of known properties. `since`: the minor version that brought a property. `like`: properties known by their beginning. `either`: exactly one of each pair must be there. */
export type Thing = {
  of: Record<string, Shape>
  needs?: string[]
  since?: Record<string, number>
  like?: [RegExp, Shape][]
  either?: [string, string][]
  /** Of at least one of these pairs exactly one. */
  some?: [string, string][]
  open?: true
}

export type Grammar = { item: Thing; association: Thing }
