-- Raw input exactly as it came; its bytes stand in the evidence store under their SHA-256.
create table evidence (
  id uuid primary key default uuidv7(),
  incident_id uuid not null references incident on delete cascade,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  media_type text not null default 'application/octet-stream',
  guesses jsonb not null default '[]',
  added_by uuid references person on delete set null,
  added_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index evidence_once on evidence (incident_id, sha256); -- the same bytes once an incident
create index evidence_content on evidence (sha256); -- whether bytes are still needed

-- How far reading a piece of evidence has come. A row exists once somebody asked for it.
create table reading (
  evidence_id uuid primary key references evidence on delete cascade,
  format text not null,
  options jsonb not null default '{}',
  state text not null check (state in ('queued', 'reading', 'done', 'failed', 'cancelled')),
  reason text,
  bytes_read bigint not null default 0,
  taken integer not null default 0,
  already_there integer not null default 0,
  skipped jsonb not null default '{}',
  unread integer not null default 0,
  requested_by uuid references person on delete set null,
  queued_at timestamptz not null default now(),
  finished_at timestamptz
);

-- Records that became no entry, with place and reason.
create table unread (
  evidence_id uuid not null references evidence on delete cascade,
  number integer not null,
  place text not null,
  reason text not null,
  primary key (evidence_id, number)
);

-- An entry's identifier begins with its time and ends with a digest of incident and natural key: the primary key
-- alone keeps time order, finds the first page and makes reading the same thing twice harmless. Entries come by the
-- hundred thousand, so nothing else is kept up with each: no other index, and no foreign key that would look up the
-- same incident for every row; a trigger forgets the entries of what is deleted for good.
create table entry (
  incident_id uuid not null,
  id uuid not null,
  evidence_id uuid,
  at timestamptz not null,
  until timestamptz,
  precision text not null,
  zone text,
  kind text not null,
  actor_kind text not null,
  actor text,
  source text not null,
  text text not null,
  attributes jsonb,
  slice text,
  -- Recollections only.
  author_id uuid,
  deleted_at timestamptz,
  primary key (incident_id, id)
);

create function forget_entries() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'incident' then
    delete from entry where incident_id = old.id;
  else
    delete from entry where incident_id = old.incident_id and evidence_id = old.id;
  end if;
  return null;
end
$$;
create trigger incident_entries after delete on incident for each row execute function forget_entries();
create trigger evidence_entries after delete on evidence for each row execute function forget_entries();

-- What people changed, laid over the original; taking it off is a delete.
create sequence entry_edit_version as integer;
create table entry_edit (
  incident_id uuid not null,
  entry_id uuid not null,
  at timestamptz,
  -- The identifier with the edited time in it: where the entry stands among the others now.
  place uuid,
  text text,
  kind text,
  precision text,
  known_at timestamptz,
  edited_by uuid references person on delete set null,
  edited_at timestamptz not null default now(),
  -- From a sequence, so that a version never comes back after an edit was taken off.
  version integer not null default nextval('entry_edit_version'),
  primary key (incident_id, entry_id),
  foreign key (incident_id, entry_id) references entry on delete cascade
);
create index entry_edit_place on entry_edit (incident_id, place) where place is not null; -- entries that moved in time

-- The story: which entries, in which order, in which words.
create table story_line (
  id uuid primary key default uuidv7(),
  incident_id uuid not null,
  entry_id uuid not null,
  position text collate "C" not null,
  words text,
  added_by uuid references person on delete set null,
  added_at timestamptz not null default now(),
  version integer not null default 1,
  unique (incident_id, entry_id),
  foreign key (incident_id, entry_id) references entry on delete cascade
);
create unique index story_line_position on story_line (incident_id, position); -- the story in its order
