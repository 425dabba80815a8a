import type { Standing } from '../../membership/membership.ts'

const reading: ReadonlySet<Standing['kind']> = new Set(['trial', 'member', 'complimentary', 'institution'])

/** Whether someone of this standing reads what members read, so that a piece may be recommended to him to read whole. The gate itself decides at the piece. */
export const readsAll = ({ kind }: Standing): boolean => reading.has(kind)
