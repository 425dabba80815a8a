-- What a reader has said of things, how far he read, and what the paper believes of him from that (docs/decisions/what-the-paper-believes.md).
create table tunings (                -- follows of titles and sections are choices, not these
  reader_id text not null references readers on delete cascade,
  kind text not null,                 -- title | topic | desk | country | writer | word | story
  key text not null,                  -- an id; the word itself, folded; a writer's key
  name text not null,                 -- as it is shown to him
  stance text not null,               -- follow | more | less | mute
  set_at timestamptz not null,
  primary key (reader_id, kind, key)
);

create table readings (               -- kept for 90 days, and only while he lets the paper learn
  reader_id text not null references readers on delete cascade,
  article_id text not null,
  story_id text,
  opened_at timestamptz not null,
  told_at timestamptz not null,       -- when his device last told how far he is
  share real not null default 0 check (share between 0 and 1),
  seconds int not null default 0 check (seconds between 0 and 7200),
  finished boolean not null default false,
  learnt text not null,               -- opened | abandoned | finished: what his beliefs hold of it
  primary key (reader_id, article_id)
);
create index readings_by_reader on readings (reader_id, opened_at desc);
create index readings_by_age on readings (opened_at);

create table beliefs (
  reader_id text not null references readers on delete cascade,
  kind text not null,                 -- title | topic | desk | country | writer
  key text not null,
  name text not null,
  weight real not null check (weight between -1 and 1), -- as it was at changed_at; what was learnt fades from there
  opened int not null default 0,
  finished int not null default 0,
  abandoned int not null default 0,
  said boolean not null default false, -- he set the weight himself: no reading moves it and no time
  changed_at timestamptz not null,
  primary key (reader_id, kind, key)
);

create table taste_settings (         -- no row: as below
  reader_id text primary key references readers on delete cascade,
  learning boolean not null default true,
  exploration real not null default 0.1 check (exploration between 0 and 0.3::real), -- the share of For you that no belief speaks for
  usual_minute int check (usual_minute between 0 and 1439), -- when he reads, by the paper's clock, as he said himself
  changed_at timestamptz not null
);
