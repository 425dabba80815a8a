import { mainLanguage, storyWords } from './story-words.ts'

/** What is known of a headline. `text`: the beginning of its piece. `copy`: the piece is another title's text again. */
export type Headline = { id: string; title: string; headline: string; text: string; language: string | null; copy: boolean }

/** What makes a headline loud, and how much it costs. Each list holds the turns of English, German, French, Spanish, Portuguese, Italian and Dutch. */
const faults: { what: string; costs: number; found: RegExp }[] = [
  {
    what: 'a question',
    costs: 0.5,
    found:
      /[?？]|^(?:why|how|what|who|when|where|warum|wieso|wie|was|pourquoi|comment|por qué|cómo|qué|por que|como|perché|come|cosa|waarom|hoe|wat)\s/iu,
  },
  { what: 'an exclamation', costs: 0.5, found: /[!！]/u },
  {
    what: 'a bait',
    costs: 0.6,
    found:
      /you (?:won['’]t|will never|need to|should|can)|what you need|what we know|here['’]s (?:what|why|how)|this is (?:what|why|how)|everything you|things? (?:to|you)|the (?:real )?reason|what happened next|(?:one|this) (?:weird|simple) trick|that['’]s (?:what|why)|das (?:müssen|sollten) sie|was (?:wir|sie) (?:jetzt )?wissen|darum|so (?:reagiert|geht)|das steckt|ce qu['’](?:il|on)|ce que l['’]on|tout (?:savoir|ce)|voici (?:ce|pourquoi|comment)|lo que (?:debes|hay que|se sabe|sabemos)|esto es|así (?:es|fue)|todo lo que|o que (?:se sabe|sabemos)|saiba|veja|entenda|tudo (?:sobre|o que)|ecco (?:cosa|perché|come|chi)|tutto quello|cosa (?:sappiamo|sapere)|dit (?:is|weten)|zo (?:zit|werkt)|alles wat|wat we weten/iu,
  },
  {
    what: 'a list',
    costs: 0.4,
    found:
      /^(?:the |die |les |los |las |os |as |i |le |de )?(?:\d{1,2}|five|ten|seven|fünf|zehn|cinq|dix|cinco|diez|dez|cinque|dieci|vijf|tien)\s+(?:things|ways|reasons|facts|takeaways|moments|questions|tips|Dinge|Gründe|Fakten|Fragen|choses|raisons|questions|cosas|razones|claves|claves|motivos|coisas|razões|perguntas|cose|motivi|ragioni|domande|dingen|redenen|vragen)\b/iu,
  },
  {
    what: 'a label',
    costs: 0.6,
    found:
      /^(?:live|watch|video|opinion|analysis|exclusive|breaking|editorial|comment|explainer|explained|in pictures|photos|podcast|review|column|fact check|letters?|kommentar|meinung|analyse|liveblog|liveticker|ticker|eilmeldung|exklusiv|leitartikel|glosse|interview|en direct|direct|vidéo|tribune|édito|éditorial|analyse|décryptage|portrait|en imágenes|en vivo|en directo|vídeo|opinión|análisis|última hora|exclusiva|ao vivo|opinião|análise|exclusivo|entenda|diretta|in diretta|opinione|analisi|commento|esclusiva|l['’]analisi|live|opinie|column|commentaar|exclusief|podcast)\b\s*[:|–—-]|\|\s*(?:opinion|analysis|live|kommentar|meinung|opinión|opinião|opinione|opinie)|\blive:|\b(?:live (?:updates|blog)|liveblog|minute by minute|as it happened)\b/iu,
  },
  {
    what: 'a loud word',
    costs: 0.3,
    found:
      /\b(?:slams?|blasts?|shock(?:s|ing)?|stunn(?:ing|ed|s)|outrage[ds]?|fury|furious|chaos|horror|nightmare|heart-?breaking|insane|unbelievable|epic|bombshell|destroys?|rips?|savage|jaw-dropping|must-see|skandal|schock|wahnsinn|irre|hammer|drama|unfassbar|wütet|choc|scandale|fureur|incroyable|hallucinant|terrible|brutal|escándalo|furia|increíble|impactante|bomba|escândalo|fúria|chocante|inacreditável|polêmica|scandalo|furia|incredibile|clamoroso|bufera|choc|schandaal|woede|ongelooflijk|bizar|schokkend)\b/iu,
  },
  {
    what: 'a voice',
    costs: 0.3,
    found:
      /\b(?:you|your|we|our|i|my|me|sie müssen|wir|unser[e]?|vous|votre|nous|notre|nuestr[oa]s?|você|nossos?|nossas?|noi|nostr[oaie]|wij|onze|jij|jouw)\b(?![.-])/iu,
  },
  { what: 'words left out', costs: 0.3, found: /…|\.\.\./u },
]
const quoted = /["“„«‘»][^"”“«»’]{3,}["”“»«’]/gu

/** What costs a headline its plainness: 0 for none. Public for its table of examples. */
export const loudness = (headline: string): { costs: number; because: string[] } => {
  const because: string[] = []
  let costs = 0
  const add = (what: string, cost: number) => {
    because.push(what)
    costs += cost
  }
  for (const { what, costs: cost, found } of faults) if (found.test(headline)) add(what, cost)
  const words = headline.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  // Two questions, as one would be gone along again from every letter of a word without end.
  const loud = words.filter((word) => /\p{Lu}{4}/u.test(word) && !/\p{Ll}/u.test(word))
  if (loud.length > 1 && loud.length > words.length * 0.3) add('capitals', 0.5)
  const inQuotes = [...headline.matchAll(quoted)].reduce((sum, [text]) => sum + text.length, 0)
  if (inQuotes > headline.length * 0.55) add('little but a quotation', 0.4)
  else if (inQuotes > 0 && /^["“„«‘]/u.test(headline)) add('a quotation first', 0.2)
  const letters = [...headline].length
  if (words.length < 3 || letters < 20) add('too short', 0.5)
  else if (letters < 30) add('short', 0.15)
  if (letters > 150) add('too long', 0.4)
  else if (letters > 110) add('long', 0.2)
  return { costs, because }
}

/** So much plainer another must be before a story changes its name: names that change back and forth are none. */
const steady = 0.1

/**
 * The plainest headline of a story, in its main language: one whose words most tellings share and that is not loud. Rule: half the mean share of titles that use each of its words, half how
 * many of the story's six most shared words it has, less two fifths of the share of its words that no other title uses, less what loudness costs. Independent of title; a copy stands back behind its original. `had`: the telling that names it now.
 */
export const plainestHeadline = (tellings: readonly Headline[], had?: string | null): Headline | undefined => {
  const language = mainLanguage(tellings)
  const own = tellings.filter((one) => language === null || one.language === language || one.language === null)
  if (own.length < 2) return own[0]
  const titles = new Set(own.map(({ title }) => title)).size
  const tellers = new Map<string, Set<string>>()
  const inHeadlines = new Map<string, Set<string>>()
  const headed = new Map(own.map((one) => [one, storyWords(one.headline)]))
  const use = (of: Map<string, Set<string>>, words: Iterable<string>, title: string) => {
    for (const word of words) of.set(word, (of.get(word) ?? new Set()).add(title))
  }
  for (const one of own) {
    use(inHeadlines, headed.get(one) ?? [], one.title)
    use(tellers, [...(headed.get(one) ?? []), ...storyWords(one.text.slice(0, 400))], one.title)
  }
  const share = (word: string) => (titles < 2 ? 1 : ((tellers.get(word)?.size ?? 1) - 1) / (titles - 1))
  const told = (word: string) => (tellers.get(word)?.size ?? 0) + (inHeadlines.get(word)?.size ?? 0)
  const shared = [...inHeadlines.keys()]
    .filter((word) => told(word) > 2)
    .toSorted((a, b) => told(b) - told(a) || (a < b ? -1 : 1))
    .slice(0, 6)
  const plainness = (one: Headline) => {
    const words = [...(headed.get(one) ?? [])]
    const mean = words.reduce((sum, word) => sum + share(word), 0) / Math.max(1, words.length)
    const covers = shared.length === 0 ? 0.5 : shared.filter((word) => headed.get(one)?.has(word)).length / shared.length
    // What no other title speaks of is its own side of the story.
    const alone = titles < 3 ? 0 : words.filter((word) => (tellers.get(word)?.size ?? 0) < 2).length / Math.max(1, words.length)
    return 0.5 * mean + 0.5 * covers - 0.4 * alone - loudness(one.headline).costs - (one.copy ? 0.05 : 0) + (one.id === had ? steady : 0)
  }
  let best: { one: Headline; plain: number } | undefined
  for (const one of own) {
    const plain = plainness(one)
    if (!best || plain > best.plain + 1e-9) best = { one, plain }
  }
  return best?.one
}
