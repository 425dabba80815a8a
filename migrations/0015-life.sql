-- The life of an article: ready | held (kept, and on no surface) | withdrawn.
alter table articles
  add column withheld boolean not null default false, -- its publisher says: to be shown to nobody until he says otherwise
  add column life_from text,                          -- the feed whose telling the life is taken from
  add column embargo_until timestamptz,
  add column expires_at timestamptz,                  -- when the right to show it ends
  add column publisher_version float8,                -- the publisher's own number of the version that stands
  add column published_told timestamptz,              -- published_at as the publisher tells it, where an embargo has moved it on
  add column shown boolean not null default true,     -- whether the version that stands was ever on a surface: what nobody has seen is no earlier version
  add column withdrawn_as text;                       -- taken-back | expired | joined
update articles set withdrawn_as = case when joined_into is null then 'taken-back' else 'joined' end where state = 'withdrawn';
create index articles_held on articles (embargo_until) where state = 'held';
create index articles_expiring on articles (expires_at) where expires_at is not null;

-- kind 'past' in article_keys: a guid whose piece was replaced by another; what is still told of it is told of nothing.

-- What left which surface when: the proof that a piece which was taken back is gone. The row of surface 'told' says since when it was to go.
create table purges (
  article_id text not null references articles on delete cascade,
  told_at timestamptz not null,
  surface text not null,
  by_what text not null,              -- publisher | page | operator | expiry | hold
  gone_at timestamptz not null,
  pictures text[],                    -- of 'told': the addresses of its pictures as prints, which are the names of files
  primary key (article_id, told_at, surface)
);
create index purges_told on purges (told_at) where surface = 'told';

-- How much of each article a feed told: the most words ever, those of the last time, and whether these ended with "read more".
alter table article_places add column words int, add column latest_words int, add column open_ended boolean;
create index article_places_by_feed on article_places (feed_id, article_id);

-- A feed that carried full text and now carries openings: since when, and how many words its pieces had.
alter table feed_calls add column teasers_since timestamptz, add column full_words int;

-- The article that a letter names: it is not sent once that is taken back.
alter table letters add column about text;
create index letters_by_about on letters (about) where about is not null;
