-- A day where nothing tells the time of day: lists and pages then show no clock. Unknown where not even a day is told:
-- it stands at 1970-01-01 then, behind all others, and no date is shown.
alter table incident
  add column started_precision text not null default 'exact' check (started_precision in ('exact', 'day', 'unknown')),
  -- When a document that was imported says that it began; null for all others. What counts where no marker is set.
  add column told_at timestamptz,
  add column told_precision text check (told_precision in ('exact', 'day', 'unknown'));

-- Where the item is followed up: a ticket, a change. http and https only.
alter table item
  add column url text check (url ~* '^https?://');

-- Somebody’s import of reviews: one zip, read into documents, corrected, then turned into incidents with their reviews.
create table review_import (
  id uuid primary key default uuidv7(),
  collection text not null,
  name text not null,
  state text not null default 'waiting' check (state in
    ('waiting', 'reading', 'ready', 'importing', 'done', 'failed', 'cancelled', 'withdrawn')),
  reason text,
  created_by uuid references person on delete cascade,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  -- The zip, once it came; no evidence names it.
  sha256 text,
  bytes bigint,
  -- How much of the zip’s contents has been read, and of how many; null until it was looked into.
  contents_read integer not null default 0,
  contents integer,
  -- Reading came to its end at least once, so that importing is possible.
  was_read boolean not null default false,
  progress integer not null default 0,
  progress_of integer not null default 0,
  audience text not null default 'organisation' check (audience in ('organisation', 'participants')),
  severity_id uuid references severity on delete set null,
  -- From words in documents to a severity’s identifier, where somebody chose.
  severities jsonb not null default '{}',
  zone text,
  day_order text check (day_order in ('day-first', 'month-first')),
  version integer not null default 1,
  -- Counts up with each change of how documents are read, so that a reading under way knows that it is out of date.
  choices integer not null default 1
);
create index review_import_creator on review_import (created_by, id); -- somebody’s imports
create index review_import_content on review_import (sha256); -- whether a zip’s bytes are still needed

-- Documents that are built alike, and what somebody said of all of them.
create table review_import_shape (
  import_id uuid not null references review_import on delete cascade,
  number integer not null,
  name text not null,
  format text not null,
  sample integer not null,
  headings jsonb not null default '[]',
  labels jsonb not null default '[]',
  chosen_headings jsonb not null default '{}',
  chosen_labels jsonb not null default '{}',
  zone text,
  day_order text check (day_order in ('day-first', 'month-first')),
  take boolean,
  primary key (import_id, number)
);

create table review_import_document (
  import_id uuid not null references review_import on delete cascade,
  number integer not null,
  path text not null,
  -- Where its bytes stand in the zip; null for what was never packed or could not be opened.
  place text,
  -- The position among the records of one file, from 0.
  record integer,
  sha256 text,
  bytes bigint,
  format text not null default 'other',
  folder text not null default '',
  shape integer,
  kind text not null,
  chosen_kind text,
  -- What somebody said; null: taken when it is a review.
  chosen_take boolean,
  title text,
  date text,
  severity text,
  has_headings boolean not null default false,
  has_sections boolean not null default false,
  moments integer not null default 0,
  items integer not null default 0,
  has_problems boolean not null default false,
  reading jsonb not null,
  labels jsonb not null default '[]',
  -- Waits to be read again, because somebody corrected something.
  stale boolean not null default false,
  outcome text check (outcome in ('created', 'updated', 'unchanged', 'kept', 'leftOut', 'failed')),
  outcome_reason text,
  incident_id uuid references incident on delete set null,
  primary key (import_id, number)
);
create index review_import_document_stale on review_import_document (import_id, number) where stale; -- what to read again
create index review_import_document_incident on review_import_document (incident_id); -- an incident goes for good

-- Which incident a document of a collection became, so that importing it again finds it.
create table imported_document (
  incident_id uuid primary key references incident on delete cascade,
  collection text not null,
  path text not null,
  sha256 text not null,
  -- Of what was told of it at last: the reading with all choices.
  told text not null,
  import_id uuid references review_import on delete set null,
  imported_by uuid references person on delete set null,
  imported_at timestamptz not null default now(),
  -- The last event of the incident that was the import’s own; what comes after is people’s work.
  last_event bigint not null default 0
);
create index imported_document_path on imported_document (lower(collection), path); -- the same document again
create index imported_document_content on imported_document (lower(collection), sha256); -- a document that moved
