import type { Session } from '../../readers/readers.ts'

/** Whether who holds this session may set the terms of `title`: a publisher of that very title, or an operator. */
export const maySetTerms = (session: Pick<Session, 'roles'> | undefined, title: string): boolean =>
  session?.roles.some((one) => one.role === 'operator' || (one.role === 'publisher' && one.title === title)) ?? false
