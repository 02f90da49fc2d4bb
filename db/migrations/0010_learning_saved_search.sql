-- What somebody looks for again and again: theirs alone, recorded in no log.
create table saved_search (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person on delete cascade,
  name text not null,
  query text not null,
  -- Whether new finds are told: not at all, beside the search, or by letter as well.
  telling text not null check (telling in ('never', 'here', 'letter')),
  created_at timestamptz not null default now(),
  looked_at timestamptz not null default now(),
  -- When what it finds was last compared with what it found before.
  compared_at timestamptz not null default now(),
  -- When the last letter went to its owner.
  mailed_at timestamptz,
  deleted_at timestamptz
);
create index saved_search_person on saved_search (person_id, id); -- the searches of a person
create index saved_search_compared on saved_search (compared_at) where deleted_at is null and telling <> 'never'; -- whose turn it is

-- What a search found so far, so that the rest is new. Who may see it is asked of the doors each time it is shown.
create table saved_search_find (
  saved_search_id uuid not null references saved_search on delete cascade,
  kind text not null,
  object_id uuid not null,
  incident_id uuid not null references incident on delete cascade,
  found_at timestamptz not null,
  news boolean not null,
  -- When a letter told of it.
  mailed_at timestamptz,
  primary key (saved_search_id, kind, object_id)
);
create index saved_search_find_incident on saved_search_find (incident_id); -- an incident goes
create index saved_search_find_news on saved_search_find (saved_search_id) where news; -- what nobody looked at yet
