-- Sign-in is better-auth's (docs/decisions/sign-in.md) under names of ours: its user is a reader. No token, code or link lies here: prints of them do.
create table readers (
  id text primary key,
  mail text not null unique,          -- lower case; proved by a letter, or by a provider that vouches for it
  mail_confirmed boolean not null default false,
  name text not null default '',
  joined_at timestamptz not null,
  changed_at timestamptz not null
);

create table sessions (               -- one row a signed-in device
  id text primary key,
  reader_id text not null references readers on delete cascade,
  token_print text not null unique,   -- SHA-256 of the cookie's token, which is chance of 190 bits
  agent text,                         -- the User-Agent at sign-in, so that a reader knows the device again; no network address is kept
  signed_in_at timestamptz not null,
  seen_at timestamptz not null,       -- to the day: written at most once a day
  expires_at timestamptz not null
);
create index sessions_by_reader on sessions (reader_id);
create index sessions_by_end on sessions (expires_at);

create table accounts (               -- other ways in than the mail: a password, a provider's account
  id text primary key,
  reader_id text not null references readers on delete cascade,
  provider text not null,             -- 'credential' (a password) or the id of a provider in SIGN_IN_WITH
  subject text not null,              -- who he is there (OpenID Connect: sub); the reader himself for a password
  password text,                      -- scrypt
  added_at timestamptz not null,
  changed_at timestamptz not null,
  unique (provider, subject)
);
create index accounts_by_reader on accounts (reader_id);

create table verifications (          -- what is under way with a passkey or a provider: minutes
  id text primary key,
  identifier text not null,           -- a hash
  value text not null,                -- sealed
  expires_at timestamptz not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index verifications_by_identifier on verifications (identifier);
create index verifications_by_end on verifications (expires_at);

create table passkeys (               -- WebAuthn credentials: the public half
  id text primary key,
  reader_id text not null references readers on delete cascade,
  name text,
  credential text not null unique,
  public_key text not null,
  counter int8 not null,              -- unsigned 32 bits
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  added_at timestamptz
);
create index passkeys_by_reader on passkeys (reader_id);

create table mail_proofs (            -- a letter with a link and a code that proves a mail address, until it is used or over
  id text primary key,
  purpose text not null,              -- sign-in | new-mail
  mail text not null,
  reader_id text references readers on delete cascade, -- whose address it is to become; null: signing in, nobody has looked whose it is
  link_print text not null unique,
  code_print text not null,
  browser_print text not null,        -- of the cookie of the browser that asked
  next text not null,                 -- where the reader was going: a path of ours
  tries int not null default 0,       -- codes tried
  asked_at timestamptz not null,
  expires_at timestamptz not null
);
create index mail_proofs_by_mail on mail_proofs (mail);
create index mail_proofs_by_browser on mail_proofs (browser_print);
create index mail_proofs_by_end on mail_proofs (expires_at);

create table choices (                -- what a reader said he wants to read about
  reader_id text primary key references readers on delete cascade,
  region text,                        -- ISO 3166 alpha-2
  sections text[] not null default '{}',
  titles text[] not null default '{}',
  changed_at timestamptz not null
);

create table reader_roles (
  reader_id text not null references readers on delete cascade,
  role text not null,                 -- editor | publisher | operator; every reader is a reader
  title_id text references titles,    -- publisher: of which title
  given_at timestamptz not null
);
create unique index reader_roles_once on reader_roles (reader_id, role, coalesce(title_id, ''));
create index reader_roles_by_role on reader_roles (role);

create table operator_claims (        -- the link in the terminal that makes the first operator
  token_print text primary key,
  made_at timestamptz not null,
  expires_at timestamptz not null
);

create table rate_limits (
  key text primary key,               -- a print where it is about a person
  spent int not null,
  until timestamptz not null          -- when it begins anew
);
create index rate_limits_by_end on rate_limits (until);

create table mail_rules (             -- the operator's word on a mail domain: it goes before the shipped list
  domain text primary key,
  rule text not null,                 -- allow | no-trial | refuse
  set_at timestamptz not null
);
