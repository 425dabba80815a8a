create table article_gifts (            -- a member opens an article for a friend: /news/SLUG-ID?gift=TOKEN
  id text primary key,
  reader_id text,                       -- who gave it; null once he is forgotten: what was opened stays counted
  article_id text not null references articles on delete cascade,
  print text not null unique,           -- keyed print of the token: what lies here opens nothing
  sealed text,                          -- the token, sealed with the paper's secret, so that the giver can see his link again
  month text not null,                  -- '2026-11' (UTC), in which it counts
  place int not null,                   -- 1 … GIFTS_PER_MONTH: two given at once cannot both be the last
  given_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create unique index article_gifts_by_giver on article_gifts (reader_id, month, place);

create table unlocks (                  -- articles opened on the meter or by a gift
  id text primary key,
  reader_id text,                       -- null: a visitor, by a gift
  title_id text not null references titles,
  article_id text not null references articles on delete cascade,
  why text not null,                    -- meter | gift
  place int,                            -- 1 … limit of the meter; null for a gift
  gift_id text references article_gifts on delete cascade,
  opened_at timestamptz not null
);
-- A place of the meter can be taken once, so of two requests at once only one has it. It is taken again when the window has left it behind.
create unique index unlocks_by_meter on unlocks (reader_id, title_id, place) where place is not null;
create unique index unlocks_by_gift on unlocks (gift_id, reader_id) where gift_id is not null;
create index unlocks_by_title on unlocks (title_id, opened_at);

create table institutions (             -- who reads as a member because of where he works or learns
  id text primary key,
  name text not null,
  provider text unique,                 -- id of an OpenID Connect provider
  until timestamptz,                    -- null: until it is ended
  since timestamptz not null,
  ended_at timestamptz
);
create table institution_domains (
  domain text primary key,              -- lower case, in ASCII: uni.example
  institution_id text not null references institutions on delete cascade
);
create table institution_ranges (
  range text primary key,               -- canonical CIDR: 192.0.2.0/24, 2001:db8::/32
  institution_id text not null references institutions on delete cascade
);
