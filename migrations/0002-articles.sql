create table articles (
  id text primary key,
  title_id text not null references titles,
  slug text not null,                 -- frozen at first sight; a headline may change, an address may not
  address text,                       -- canonical link at the publisher
  state text not null default 'ready',-- ready | withdrawn
  section text,                       -- the title's own word
  desk text,                          -- canonical section (world, politics, …) or null
  headline text not null,
  standfirst text,
  byline jsonb not null default '[]', -- [{name, role?}]
  wire text,                          -- agency credited, if any
  language text,
  country text,                       -- of the title, kept here so that lists need no join
  words int not null default 0,
  minutes int not null default 0,     -- to read, rounded up
  version int not null default 1,
  published_at timestamptz not null,  -- never in the future
  updated_at timestamptz,             -- when the publisher changed it, if he did
  received_at timestamptz not null,
  changed_at timestamptz not null,    -- when our row last changed: for caches and feeds
  withdrawn_note text,
  correction text,                    -- the publisher's latest correction note
  picture_id text,                    -- lead picture
  opening text,                       -- plain text of the first paragraphs, for cards and feeds
  search tsvector not null default ''
);
create index articles_by_time on articles (published_at desc, id desc) where state = 'ready';
create index articles_by_title on articles (title_id, published_at desc, id desc) where state = 'ready';
create index articles_by_desk on articles (desk, published_at desc, id desc) where state = 'ready';
create index articles_by_country on articles (country, published_at desc, id desc) where state = 'ready';

-- A word index alone finds every piece that ever had a word, and only then can they be put in order of time: slower each year. So a piece is indexed
-- under marks of its time too, and of its title's time: '~h495000' for its hour, '~d…' day and '~m…' month (30 days; counted from 1970, UTC), '~tTITLE/d20625'
-- and the like, which no text can contain. A search asks for the words and some of these hours, then days, then months, until its page is full
-- (web/reader/search/choose-hits.ts).
create function search_marks(published_at timestamptz, title_id text) returns tsvector language sql immutable parallel safe
  return array_to_tsvector(array[
    '~h' || (extract(epoch from published_at at time zone 'UTC')::int8 / 3600),
    '~d' || (extract(epoch from published_at at time zone 'UTC')::int8 / 86400),
    '~m' || (extract(epoch from published_at at time zone 'UTC')::int8 / 2592000),
    '~t' || title_id || '/d' || (extract(epoch from published_at at time zone 'UTC')::int8 / 86400),
    '~t' || title_id || '/m' || (extract(epoch from published_at at time zone 'UTC')::int8 / 2592000),
    '~t' || title_id
  ]);
create index articles_by_search on articles using gin ((search || search_marks(published_at, title_id)));

create table article_keys (           -- everything by which a title has named an article: guid, link, print of its text
  title_id text not null references titles,
  kind text not null,                 -- guid | link | print
  key text not null,
  article_id text not null references articles on delete cascade,
  primary key (title_id, kind, key)
);
create index article_keys_by_article on article_keys (article_id);

create table article_texts (
  article_id text primary key references articles on delete cascade,
  html text not null,                 -- sanitised
  origin text not null,               -- feed | page
  print text not null                 -- hash of what a reader sees, to tell a change from a new date
);

create table article_images (
  id text primary key,                -- hash of the address: the same picture is one row an article
  article_id text not null references articles on delete cascade,
  address text not null,
  alt text, caption text, credit text,
  width int, height int,
  position int not null default 0
);
create index article_images_by_article on article_images (article_id, position);

create table article_versions (
  article_id text not null references articles on delete cascade,
  version int not null,
  headline text not null,
  standfirst text,
  html text,
  note text,                          -- correction note that came with it
  seen_at timestamptz not null,
  primary key (article_id, version)
);

create table article_places (         -- how high editors place a piece in their own feeds
  feed_id text not null references feeds,
  article_id text not null references articles on delete cascade,
  best int not null,                  -- 0 is the top
  latest int not null,
  feed_length int not null,
  is_main boolean not null,
  seen_at timestamptz not null,
  primary key (article_id, feed_id)
);
