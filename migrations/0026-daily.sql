-- The finite paper of a day. What was set stays as it was set; pieces that are taken back fall out when it is shown.
create table dailies (
  id text primary key,
  reader_id text references readers on delete cascade, -- null: the paper's own, for whoever is not signed in
  day date not null,                  -- in his zone
  set_at timestamptz not null,
  minutes int not null,               -- to read it all
  places jsonb not null,              -- [{part, storyId, articleId, because}], in order
  letter_id text                      -- the letter in which it went out; null: none was asked for
);
create unique index dailies_once on dailies (coalesce(reader_id, ''), day);
create index dailies_by_age on dailies (set_at);

create table daily_settings (         -- no row: on the page alone, by UTC
  reader_id text primary key references readers on delete cascade,
  mail boolean not null default false, -- asked for by himself, never by us
  zone text not null default 'UTC',   -- IANA, as Europe/Rome
  changed_at timestamptz not null
);
create index daily_settings_by_mail on daily_settings (reader_id) where mail;

-- A letter may name several articles.
drop index letters_by_about;
alter table letters alter column about type text[] using case when about is null then null else array[about] end;
create index letters_by_about on letters using gin (about) where about is not null;
