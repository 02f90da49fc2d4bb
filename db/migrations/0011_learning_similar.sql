-- What incidents can be recognised by, made from the search index, the entries and the reports, and from nothing else.
-- Who sees an incident sees its row `incident`; whom the report was published to, its row `report` and its factors.
-- `open` and `readers` only narrow where is looked; who may see what is asked of the doors in each query.
create table similar_trace (
  incident_id uuid not null references incident on delete cascade,
  part text not null check (part in ('incident', 'report')),
  open boolean not null,
  readers uuid[] not null default '{}',
  -- Stems of its words, the weightiest first.
  words text[] not null,
  -- Alerts that fired: as they are compared, and as people know them.
  alerts text[] not null default '{}',
  alert_names text[] not null default '{}',
  changed_at timestamptz not null default now(),
  primary key (incident_id, part)
);
create index similar_trace_words on similar_trace using gin (words) where open; -- who shares a telling word
create index similar_trace_alerts on similar_trace using gin (alerts) where open; -- where an alert fired before
create index similar_trace_closed on similar_trace using gin (readers) where not open; -- mine alone

create table similar_factor (
  incident_id uuid not null references incident on delete cascade,
  position integer not null,
  open boolean not null,
  readers uuid[] not null default '{}',
  statement text not null,
  words text[] not null,
  primary key (incident_id, position)
);
create index similar_factor_words on similar_factor using gin (words) where open; -- who shares a telling word
create index similar_factor_closed on similar_factor using gin (readers) where not open; -- mine alone

-- In how many rows that are open to all a word occurs; one that is not here is rare.
create table similar_word (
  word text primary key,
  rows integer not null
);
-- When words were counted last, and over how many rows.
create table similar_count (
  single boolean primary key default true check (single),
  rows integer not null,
  counted_at timestamptz not null default now()
);
