// Makes the papers that the measures of pages read, and nothing else: `tsx bench/pages-make.ts [embedded|server] [articles…] [--anew]`
import { startPages } from './pages-server.ts'
import { embeddedPaper, paperSize, serverPaper } from './paper-of-size.ts'

const words = process.argv.slice(2)
const anew = words.includes('--anew')
const sizes = words.map(Number).filter((n) => n > 0)
const kind = words.find((word) => word === 'embedded' || word === 'server')
for (const articles of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
  if (kind !== 'server') await (await embeddedPaper(paperSize(articles), { anew })).database.close()
  if (kind !== 'embedded') {
    const server = await startPages()
    await (await serverPaper(server.address, paperSize(articles), { anew })).database.close()
    await server.stop()
  }
}
