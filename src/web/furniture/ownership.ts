import type { Ownership } from '../../titles/titles.ts'

const words: Record<Ownership, string> = {
  public: 'a public body',
  state: 'run by the state',
  trust: 'a trust or foundation',
  cooperative: 'a cooperative',
  family: 'in family hands',
  listed: 'a company listed on an exchange',
  private: 'a private company',
}

/** How a publisher is owned, in a few words behind its owner; undefined where nobody says. */
export const ownershipWords = (ownership: string | null): string | undefined => words[ownership as Ownership]
