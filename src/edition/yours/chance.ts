/**
 * Chance that is always the same for one seed: `chanceFor('reader 2026-11-23')('s1')` is a number from 0 to below 1, and the next visit gets the same one. FNV-1a over both,
 * then the finish of MurmurHash3, as neighbouring ids must not get neighbouring numbers.
 */
export const chanceFor = (seed: string): ((of: string) => number) => {
  const begun = mixed(2166136261, seed)
  return (of) => {
    let hash = mixed(begun, of)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296
  }
}

const mixed = (from: number, text: string): number => {
  let hash = from
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return hash
}
