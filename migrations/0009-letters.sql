create table letters (
  id text primary key,
  reader_id text,                     -- no foreign key: the room of readers stands above; forgetting a reader drops his letters
  kind text not null,                 -- 'sign-in', 'trial-ends-soon', …
  sealed text,                        -- to whom and what it says, for this paper's eyes only; null once sent or given up
  written_at timestamptz not null,
  due_at timestamptz not null,        -- when it is tried next; moved on by whoever takes it, so that no two processes send it
  good_until timestamptz,             -- sent no later than this: a code that has run out helps nobody
  tries int not null default 0,
  problem text,                       -- why the last try failed
  told_at timestamptz,                -- when the log was told that it waits in the outbox
  sent_at timestamptz,
  given_up_at timestamptz
);
create index letters_due on letters (due_at) where sent_at is null and given_up_at is null;
create index letters_by_reader on letters (reader_id) where reader_id is not null;
create index letters_by_age on letters (written_at);

-- Which secrets this paper was opened with: what one has sealed, another cannot read.
create table secret_prints (
  print text primary key,
  since timestamptz not null
);
