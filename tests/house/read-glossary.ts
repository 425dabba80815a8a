/** `banned`: words that may not stand in a name, each with the rooms where they may after all. */
export type Word = { word: string; meaning: string; banned: { word: string; butIn: string[] }[] }

/** The words of GLOSSARY.md: rows of tables with three columns; what stands between backticks in the third is banned from names. */
export const readGlossary = (text: string): Word[] =>
  text.split('\n').flatMap((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    const [word = '', meaning = '', not = ''] = cells
    if (cells.length !== 3 || !/^\*\*/.test(word)) return []
    const banned = [...not.matchAll(/`(?<word>[a-z]+)`(?:\s*\(but in (?<rooms>[^):;]+)[^)]*\))?/g)].map(({ groups }) => ({
      word: groups?.word ?? '',
      butIn: (groups?.rooms ?? '')
        .split(',')
        .map((room) => room.trim())
        .filter(Boolean),
    }))
    return [{ word: word.replaceAll('*', ''), meaning, banned }]
  })
