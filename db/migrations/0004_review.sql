create table review (
  id uuid primary key default uuidv7(),
  incident_id uuid not null unique references incident on delete cascade,
  state text not null default 'assembling' check (state in ('assembling', 'published', 'withdrawn')),
  opened_by uuid references person on delete set null,
  opened_at timestamptz not null default now(),
  -- Part of what the public link is derived from; counting up makes earlier links worthless.
  link_serial integer not null default 1,
  -- In which times are told: an IANA name.
  zone text not null default 'UTC',
  version integer not null default 1
);

create table participant (
  review_id uuid not null references review on delete cascade,
  person_id uuid not null references person on delete cascade,
  facilitator boolean not null default false,
  added_at timestamptz not null default now(),
  primary key (review_id, person_id)
);
create index participant_person on participant (person_id); -- which reviews somebody may see

create table note (
  id uuid primary key default uuidv7(),
  review_id uuid not null references review on delete cascade,
  text text not null,
  tag text,
  entry_ids uuid[] not null default '{}',
  -- Null for an anonymous note: nothing anywhere says who wrote it.
  author_id uuid references person on delete set null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1
);
create index note_review on note (review_id, id); -- the notes of a review

create table insight (
  id uuid primary key default uuidv7(),
  review_id uuid not null references review on delete cascade,
  text text not null,
  entry_ids uuid[] not null default '{}',
  created_by uuid references person on delete set null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1
);
create index insight_review on insight (review_id, id); -- the insights of a review

create table factor (
  id uuid primary key default uuidv7(),
  review_id uuid not null references review on delete cascade,
  statement text not null,
  kind text not null,
  layer text,
  entry_ids uuid[] not null default '{}',
  created_by uuid references person on delete set null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1
);
create index factor_review on factor (review_id, id); -- the factors of a review

-- Words that somebody gave a part of the report instead of the assembled ones.
create table report_part (
  review_id uuid not null references review on delete cascade,
  part text not null,
  heading text,
  text text,
  hidden boolean not null default false,
  edited_by uuid references person on delete set null,
  edited_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (review_id, part)
);

-- Each publication is a version of the report, kept whole.
create table publication (
  review_id uuid not null references review on delete cascade,
  number integer not null,
  published_at timestamptz not null default now(),
  published_by uuid references person on delete set null,
  audience text not null check (audience in ('participants', 'organisation', 'link')),
  names text not null check (names in ('roles', 'names')),
  note text not null default '',
  content jsonb not null,
  primary key (review_id, number)
);
