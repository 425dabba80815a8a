create table machine_uses (          -- what a title's publisher says in public of machines: one row for each place where he says it
  title_id text not null references titles,
  form text not null,                -- robots | aipref | content-signal | rsl | tdmrep | meta | feed
  address text not null,             -- where it was said
  uses jsonb not null,               -- { "ai-train": "refused", "search": "allowed", … }; what is not said is not in it
  link text,                         -- the policy or licence that the statement names
  since timestamptz not null,        -- when these uses were first read there
  seen_at timestamptz not null,      -- when they were last read there
  good_until timestamptz,            -- so long a document that cannot be had meanwhile holds (RSL's max-age)
  primary key (title_id, form, address)
);

create table machine_use_calls (     -- when a title's machine-use terms are asked for next
  title_id text primary key references titles,
  next_at timestamptz not null,
  problem text                       -- one sentence: what could not be read at the last time
);
create index machine_use_calls_due on machine_use_calls (next_at);
