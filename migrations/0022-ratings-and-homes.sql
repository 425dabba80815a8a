-- How a publisher is owned (public | state | trust | cooperative | family | listed | private), and where that and its owner can be read.
alter table publishers add column ownership text;
alter table publishers add column owner_source text;

create table title_ratings (          -- what somebody thinks of a title: supplied by the operator, none comes with the house
  title_id text not null references titles,
  scheme text not null,               -- what is rated: 'leaning'
  value real not null,                -- leaning: -2 left to 2 right
  label text not null,                -- the rater's own word for it, else ours
  rated_by text not null,
  link text not null,                 -- where the rater says it
  rated_at date,                      -- when the rater said it
  set_at timestamptz not null,        -- when it came here
  primary key (title_id, scheme, rated_by)
);

create table home_calls (             -- one row for each title whose home page is looked at
  title_id text primary key references titles,
  address text not null,              -- the home that was called: another one begins anew
  host text not null,
  state text not null default 'new',  -- new | well | troubled | refused (401, 403, 451) | closed (robots.txt, or its terms for machines)
  etag text,
  last_modified text,
  body_hash text,                     -- of the last body: an unchanged one is not read again
  called_at timestamptz,
  answered_at timestamptz,            -- the last call that brought a page or 304
  read_at timestamptz,                -- the last page in which links were read
  next_call_at timestamptz not null,
  leased_until timestamptz,           -- a call under way in some process
  interval_ms int8 not null,
  failures int not null default 0,
  problem_code text,
  problem text,                       -- one sentence
  calls int not null default 0,
  links_seen int not null default 0,  -- in the last page: links that may lead to pieces
  places_seen int not null default 0  -- in the last page: how many of them are articles that are here
);
create index home_calls_due on home_calls (next_call_at);

create table home_places (            -- where an article stands, or stood, on its title's home page
  title_id text not null references titles,
  article_id text not null references articles on delete cascade,
  best int not null,                  -- from 0, among the pieces in the order of the page
  latest int not null,                -- where it stood last
  of int not null,                    -- how many pieces the page had then
  links int not null,                 -- how often the page linked to it then
  prominence real not null,           -- 0 to 1, then: order, size of the headline, picture
  first_seen_at timestamptz not null,
  seen_at timestamptz not null,       -- it was last seen standing there
  left_at timestamptz,                -- it was first found not to stand there any more; null: it stands there
  top_ms int8 not null default 0,     -- how long it has stood among the first three
  primary key (article_id, title_id)
);
create index home_places_standing on home_places (title_id) where left_at is null;
