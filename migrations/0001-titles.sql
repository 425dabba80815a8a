create table publishers (
  id text primary key,
  name text not null,
  owner text,
  country text
);

create table titles (
  id text primary key,                -- as in the catalogue: 'guardian-uk'; it is part of addresses and never changes
  publisher_id text not null references publishers,
  name text not null,
  edition text,                       -- 'UK', 'AU', … for regional editions
  country text,                       -- ISO 3166 alpha-2, upper case; null until known
  language text,                      -- BCP 47; null until its feeds tell
  kind text not null default 'daily',
  home text,
  about text,
  colour text,                        -- '#rrggbb'
  logo text,                          -- address of a mark; fetched through our own picture proxy
  joined_at timestamptz not null,
  left_at timestamptz
);
create index titles_by_publisher on titles (publisher_id);
create index titles_by_country on titles (country) where left_at is null;

create table feeds (
  id text primary key,
  title_id text not null references titles,
  address text not null unique,
  section text,                       -- the title's own word for the section; null: its main feed
  position int not null default 0,    -- the order in which the title lists its feeds
  left_at timestamptz
);
create index feeds_by_title on feeds (title_id);

create table terms (
  id text primary key,
  title_id text not null references titles,
  section text,                       -- null: the whole title
  version int not null,
  document jsonb not null,            -- see src/titles/terms.ts
  since timestamptz not null
);
create unique index terms_by_title on terms (title_id, coalesce(section, ''), version desc);
