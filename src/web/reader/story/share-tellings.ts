/** So many tellings stand beside the leading one as keep it company; of many, the rest stand under both, so many across as leave the last line fullest. */
export const shareTellings = <One>(others: One[]): { beside: One[]; under: One[]; across: number } => {
  const beside = others.length <= 6 ? others : others.slice(0, 4)
  const under = others.slice(beside.length)
  const left = under.length
  const across = left === 3 ? 3 : left % 4 === 0 || left % 4 === 3 ? 4 : left % 3 === 1 ? 4 : 3
  return { beside, under, across }
}
