-- Why a story moved on a page. One row for each story that came, left, or passed another; what only makes room for others keeps its neighbours and has no row.
create table edition_moves (
  id int8 generated always as identity primary key,
  page text not null,
  story_id text not null references stories on delete cascade,
  from_place int,                     -- null: it came to the page
  to_place int,                       -- null: it left the page
  why jsonb not null,                 -- [{code, words, weight}], the strongest first
  moved_at timestamptz not null
);
create index edition_moves_by_page on edition_moves (page, moved_at desc, id desc);
create index edition_moves_by_story on edition_moves (story_id, moved_at desc);
create index edition_moves_by_age on edition_moves (moved_at);

alter table edition_places
  add column line text,                           -- an editor's line, on a shelf
  add column since timestamptz,                   -- when the story came to the page
  add column told jsonb not null default '{}',    -- what was known of it when it last moved: the next move is told by the difference
  add column moved jsonb;                         -- its last move: {from, to, at, code, words}

-- Whether a feed's order says anything: most feeds are in order of time, and a place in them is no editor's word.
create table feed_orders (
  feed_id text primary key references feeds,
  by_time real not null,              -- the part of its pairs of dated articles that stand in order of time: 1 is all of them, 0.5 chance
  pairs int not null,                 -- pairs that were compared
  delivered_at timestamptz not null   -- the delivery that this was read from; what the feed still has was seen then
);

-- How long a piece stood high in a feed, as far as deliveries tell.
alter table article_places add column first_seen_at timestamptz, add column top_ms int8 not null default 0;
