-- What a publisher says of rights: {holder, notice, usage, license}; shown at the foot of the piece.
alter table articles add column rights jsonb;

-- Twelve copies of one agency piece are known to be one. Kept for as long as a copy may still come (src/articles/copies): afterwards only article_copies stays.
create table article_shingles (
  article_id text primary key references articles on delete cascade,
  number int generated always as identity unique, -- a short name: there are fifty marks for each article
  title_id text not null references titles,
  published_at timestamptz not null,
  shingles bytea not null             -- hashes of five words in a row, ascending, four bytes each, little-endian
);
create index article_shingles_by_time on article_shingles (published_at);

create table shingle_marks (          -- one shingle in ten, by its hash: whoever shares text shares marks
  mark int not null,
  number int not null references article_shingles (number) on delete cascade,
  primary key (mark, number)
);
create index shingle_marks_by_number on shingle_marks (number);

create table article_likenesses (     -- pairs that share their text; article_id < other_id
  article_id text not null references articles on delete cascade,
  other_id text not null references articles on delete cascade,
  likeness real not null,             -- the part of the shorter text that stands in the longer, 0 to 1
  primary key (article_id, other_id)
);
create index article_likenesses_by_other on article_likenesses (other_id);

create table article_copies (         -- one row for each article that is a copy; its original has none
  article_id text primary key references articles on delete cascade,
  origin_id text not null references articles on delete cascade,
  likeness real not null,
  found_at timestamptz not null
);
create index article_copies_by_origin on article_copies (origin_id);
