/**
 * Room to add up one page in, made once for a pool: what is known of each story and of each thing for the reader whose page it is. Only what was touched is cleared for the next: tables of
 * thousands for each page would cost more than the page.
 */
export const openScratch = (stories: number, things: number) => {
  const best = new Float64Array(stories)
  const sum = new Float64Array(stories)
  const against = new Float64Array(stories)
  const read = new Float64Array(stories)
  const lane = new Int32Array(stories).fill(-1)
  const muted = new Uint8Array(things)
  const speaks = new Float64Array(things)
  const anyLanguage = new Uint8Array(things)
  const pulls = new Uint8Array(things)
  const readings = new Float64Array(things)
  const shown = new Uint16Array(things)
  const touched: number[] = []
  const marked: number[] = []
  return {
    /** By story: the strongest that speaks for it and all of them, what speaks against it, what it loses as he has opened it, and the number of the strongest, -1 for none. */
    best,
    sum,
    against,
    read,
    lane,
    /** By thing: whether it is muted, how it counts between tellings, whether it is read in any language, whether it pulls, how often it was read or left, and its pieces on the page. */
    muted,
    speaks,
    anyLanguage,
    pulls,
    readings,
    shown,
    /** Who writes of a story or a thing names it here. */
    touched,
    marked,
    clear() {
      for (const story of touched) {
        best[story] = sum[story] = against[story] = read[story] = 0
        lane[story] = -1
      }
      for (const thing of marked) muted[thing] = speaks[thing] = anyLanguage[thing] = pulls[thing] = readings[thing] = shown[thing] = 0
      touched.length = marked.length = 0
    },
  }
}

export type Scratch = ReturnType<typeof openScratch>
