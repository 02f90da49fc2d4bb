-- English words by their stems, none left out: “on call” and “went down” are what people look for here.
create text search dictionary search_english (template = snowball, language = english);
create text search configuration search (copy = simple);
alter text search configuration search
  alter mapping for asciiword, word, numword with search_english;

-- A text as plain words: small letters without accents, and single spaces for all else. Indexing and asking both go
-- through it. `collate pg_c_utf8` knows all letters, whatever the locale of the database.
create function search_plain(given text) returns text
language sql immutable parallel safe as $$
  select case
    when given is null then ''
    when given ~ '[^\u0001-\u007f]' then regexp_replace(
      replace(replace(replace(replace(lower(
        regexp_replace(normalize(given, nfkd), '[\u0300-\u036f]', '', 'g') collate pg_c_utf8),
        'ß', 'ss'), 'ø', 'o'), 'ł', 'l'), 'æ', 'ae') collate pg_c_utf8,
      '[^[:alnum:]]+', ' ', 'g')
    else regexp_replace(lower(given collate pg_c_utf8), '[^a-z0-9]+', ' ', 'g')
  end
$$;

-- What can be found, one row a thing, made from the tables of the earlier stages and from nothing else: it can be
-- thrown away and made again. `open` and `readers` only narrow where is looked; who may see what is asked of the
-- doors in each query.
create table search_document (
  kind text not null,
  object_id uuid not null,
  incident_id uuid not null references incident on delete cascade,
  review_id uuid,
  -- The version of a report.
  number integer,
  at timestamptz not null,
  -- Whether everybody in the organisation may see it; else `readers` may.
  open boolean not null,
  readers uuid[] not null default '{}',
  title text not null,
  text text not null,
  digest text not null,
  title_words tsvector not null,
  words tsvector not null,
  primary key (kind, object_id)
);
create index search_document_incident on search_document (incident_id); -- what an incident’s change touches
create index search_document_open_at on search_document (at desc) where open; -- the newest with a common word
create index search_document_open on search_document using gin (words) where open; -- a rare word
create index search_document_title on search_document using gin (title_words) where open; -- words of titles
create index search_document_closed on search_document using gin (readers, words) where not open; -- mine alone

-- Entries come by the hundred thousand: their words stay where they are, and no title is kept.
create table search_entry (
  incident_id uuid not null references incident on delete cascade,
  entry_id uuid not null,
  at timestamptz not null,
  open boolean not null,
  readers uuid[] not null default '{}',
  words tsvector not null,
  primary key (incident_id, entry_id)
);
create index search_entry_open_at on search_entry (at desc) where open; -- the newest with a common word
create index search_entry_open on search_entry using gin (words) where open; -- a rare word
create index search_entry_closed on search_entry using gin (readers, words) where not open; -- mine alone

-- Words that occur, for what was mistyped and for words of which only the beginning is there. Whether somebody may
-- know a word is asked of the documents.
create table search_word (
  word text collate "C" primary key
);

-- Without the extension everything is found but what was mistyped; a rebuild of the index tries again.
do $$
begin
  create extension if not exists pg_trgm;
  create index search_word_letters on search_word using gin (word gin_trgm_ops); -- words that look alike
exception when others then
  raise notice 'pg_trgm is not there: search corrects no typing mistakes (%)', sqlerrm;
end
$$;

-- What changed and is not in the index yet. A row goes with the change it tells of, in one transaction, and leaves with
-- the index written: whatever ends in between loses nothing, and no order of commits matters.
create table search_pending (
  id bigint generated always as identity primary key,
  incident_id uuid,
  object_type text not null,
  object_id text not null
);

create function search_remember() returns trigger language plpgsql as $$
begin
  insert into search_pending (incident_id, object_type, object_id)
  values (new.incident_id, new.object_type, new.object_id);
  return null;
end
$$;
create trigger search_event after insert on event for each row
  when (new.object_type not in ('story', 'word') and
    (new.incident_id is not null or new.object_type in ('service', 'team', 'deleted')))
  execute function search_remember();

-- Entries follow once reading has ended, in whatever way: while it goes on they come too fast.
create function search_remember_reading() returns trigger language plpgsql as $$
begin
  insert into search_pending (incident_id, object_type, object_id)
  select incident_id, 'evidence', id from evidence where id = new.evidence_id;
  return null;
end
$$;
create trigger search_reading after update of state on reading for each row
  when (new.state is distinct from old.state and new.state in ('done', 'failed', 'cancelled'))
  execute function search_remember_reading();

-- How the index was made; no row, or another version, has it made again.
create table search_index (
  single boolean primary key default true check (single),
  version integer not null,
  incidents integer not null,
  started_at timestamptz not null default now()
);
