import type { ComponentChildren } from 'preact'
import { titleAt, topicAt } from '../../furniture/addresses.ts'
import { Card } from '../../furniture/card.tsx'
import { colourClass } from '../../furniture/colour.ts'
import { countryName } from '../../furniture/desks.ts'
import { longDay } from '../../furniture/times.tsx'
import { Tune } from '../../furniture/tune.tsx'
import type { Card as Facts } from '../gather-cards.ts'
import { byDay, titlesIn } from './by-day.ts'
import type { TopicFacts } from './gather-topic.ts'

export const kindSays = { person: 'Person', place: 'Place', organisation: 'Organisation', matter: 'Running story' } as const

const Day = ({ day, cards, now }: { day: Date; cards: Facts[]; now: Date }) => (
  <section class="topic-day">
    <h2>
      <time datetime={day.toISOString().slice(0, 10)}>{longDay(day)}</time>
    </h2>
    <div class="topic-stories">
      {cards.map((card) => (
        <Card card={card} now={now} shape="side" level={3} />
      ))}
    </div>
  </section>
)

type Shown = { topic: TopicFacts & { next: string | undefined }; cards: Facts[]; note: ComponentChildren; older: boolean; now: Date }

/** A person, a place, an organisation or a matter: its stories by day, latest first, who tells them and what else they are about. */
export const TopicPage = ({ topic, cards, note, older, now }: Shown) => {
  const days = byDay(cards)
  const titles = titlesIn(cards)
  const country = topic.country && topic.kind !== 'place' ? countryName(topic.country) : undefined
  return (
    <div class="topic wide">
      <header class="topic-head">
        <p class="label">
          <a href="/topics">Topics</a> {kindSays[topic.kind]}
          {country && `, ${country}`}
        </p>
        <h1>{topic.name}</h1>
        <p class="dateline">
          <span>
            {cards.length === 1 ? '1 story' : `${cards.length}${topic.next ? ' newest' : ''} stories`} by{' '}
            {titles.length === 1 ? '1 title' : `${titles.length} titles`}
          </span>
          {days.length > 1 && <span>over {days.length} days</span>}
          <span>
            <a href={`/feeds/topics/${topic.id}.xml`}>Feed</a>
          </span>
        </p>
        <Tune
          things={[{ kind: 'topic', key: topic.id, name: topic.name }]}
          next={topicAt(topic)}
          summary={`Follow or mute ${topic.name}`}
        />
        {note}
      </header>
      <div class="topic-body">
        <div class="topic-days">
          {older && (
            <p class="all">
              <a href={topicAt(topic)}>Back to the latest</a>
            </p>
          )}
          {days.length === 0 && <p class="empty">Nothing of this is in the paper now.</p>}
          {days.map(({ day, cards }) => (
            <Day day={day} cards={cards} now={now} />
          ))}
          {topic.next && (
            <p class="older">
              <a class="button" href={`${topicAt(topic)}?before=${topic.next}`} rel="next">
                Older stories
              </a>
            </p>
          )}
        </div>
        <aside class="topic-beside">
          {topic.beside.length > 0 && (
            <section aria-labelledby="beside">
              <h2 id="beside">Also in these stories</h2>
              <ul class="topic-list">
                {topic.beside.map((one) => (
                  <li>
                    <a href={topicAt(one)}>{one.name}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {titles.length > 0 && (
            <section aria-labelledby="tellers">
              <h2 id="tellers">Who tells it</h2>
              <ul class="topic-titles">
                {titles.slice(0, 20).map((title) => (
                  <li class={colourClass(title)}>
                    <a href={titleAt(title.id)}>{title.name}</a>{' '}
                    <small>{title.stories === 1 ? '1 story' : `${title.stories} stories`}</small>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </aside>
      </div>
    </div>
  )
}
