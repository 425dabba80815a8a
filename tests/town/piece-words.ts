const said = {
  en: {
    correction: 'Correction',
    withdrawn: 'This article has been withdrawn',
    by: 'By',
    more: 'More from',
    latest: 'Latest',
    newsletter: 'The morning letter, free in your inbox.',
    subscribe: 'Subscribe to read on.',
  },
  de: {
    correction: 'Korrektur',
    withdrawn: 'Dieser Artikel wurde zurückgezogen',
    by: 'Von',
    more: 'Mehr von',
    latest: 'Neueste',
    newsletter: 'Der Morgenbrief, kostenlos im Postfach.',
    subscribe: 'Weiterlesen mit Abonnement.',
  },
  fr: {
    correction: 'Rectificatif',
    withdrawn: 'Cet article a été retiré',
    by: 'Par',
    more: 'À lire aussi dans',
    latest: 'À la une',
    newsletter: 'La lettre du matin, gratuite.',
    subscribe: 'Abonnez-vous pour lire la suite.',
  },
  es: {
    correction: 'Corrección',
    withdrawn: 'Este artículo ha sido retirado',
    by: 'Por',
    more: 'Más de',
    latest: 'Lo último',
    newsletter: 'La carta de la mañana, gratis.',
    subscribe: 'Suscríbase para seguir leyendo.',
  },
  pt: {
    correction: 'Correção',
    withdrawn: 'Este artigo foi retirado',
    by: 'Por',
    more: 'Mais de',
    latest: 'Últimas',
    newsletter: 'A carta da manhã, gratuita.',
    subscribe: 'Assine para continuar a ler.',
  },
  it: {
    correction: 'Correzione',
    withdrawn: 'Questo articolo è stato ritirato',
    by: 'Di',
    more: 'Altro da',
    latest: 'Ultime',
    newsletter: 'La lettera del mattino, gratis.',
    subscribe: 'Abbonati per continuare.',
  },
  nl: {
    correction: 'Rectificatie',
    withdrawn: 'Dit artikel is ingetrokken',
    by: 'Door',
    more: 'Meer van',
    latest: 'Laatste',
    newsletter: 'De ochtendbrief, gratis in uw postvak.',
    subscribe: 'Abonneer u om verder te lezen.',
  },
}
export type Words = (typeof said)['en']

/** The few words of furniture that a title prints in its own language. */
export function words(language: string): Words {
  const found = Object.entries(said).find(([code]) => language.startsWith(code))
  return found ? found[1] : said.en
}

/** Minutes that the paragraphs take to read at 230 words a minute, at least one. */
export function minutes(paragraphs: string[]): number {
  return Math.max(1, Math.round(paragraphs.join(' ').split(/\s+/).length / 230))
}
