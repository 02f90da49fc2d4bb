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

-- Time in pieces of 4096 seconds, a little more than an hour, counted from 1900 on.
create function search_hour(moment timestamptz) returns integer
language sql immutable parallel safe as $$
  select greatest(0, least(2097151, floor((date_part('epoch', moment at time zone 'UTC') + 2208988800) / 4096)))::integer
$$;

-- The periods of a moment: an hour, nine hours, three days, 24 days, half a year, four years; each eight of the one
-- before. An expression alone, which the database sets in place of the call.
create function search_periods(moment timestamptz) returns integer[]
language sql immutable parallel safe as $$
  select array[search_hour(moment), (search_hour(moment) >> 3) + (1 << 21), (search_hour(moment) >> 6) + (2 << 21),
    (search_hour(moment) >> 9) + (3 << 21), (search_hour(moment) >> 12) + (4 << 21), (search_hour(moment) >> 15) + (5 << 21)]
$$;

-- A kind of documents as a number that no period has.
create function search_kind(kind text) returns integer
language sql immutable parallel safe as $$
  select (6 << 21) + array_position(
    array['incident', 'report', 'draft', 'factor', 'insight', 'item', 'note', 'evidence'], kind)
$$;

-- Periods from a moment until another, as few as are not much longer; and the hours around now, for what is added until
-- this is asked again.
create function search_since(since timestamptz, until timestamptz) returns integer[]
language sql stable parallel safe as $$
  select array_agg(period)
  from (
    select min(size) as size from generate_series(0, 5) size
    where size = 5 or (search_hour(until) >> 3 * size) - (search_hour(since) >> 3 * size) < 12
  ) enough cross join lateral (
    select number + (size << 21) as period
    from generate_series(search_hour(since) >> 3 * size, search_hour(until) >> 3 * size) number
    union
    select hour from generate_series(search_hour(now()) - 1, search_hour(now()) + 2) hour
  ) periods
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
  -- Periods and kind, in the lists with the words: one look finds the newest of a kind with a word, however many have it.
  traits integer[] not null generated always as (search_periods(at) || search_kind(kind)) stored,
  primary key (kind, object_id)
);
create index search_document_incident on search_document (incident_id); -- what an incident’s change touches
create index search_document_open_at on search_document (at desc) where open; -- the newest, whatever their words
create index search_document_open on search_document using gin (words, traits) where open; -- documents with a word
create index search_document_title on search_document using gin (title_words, traits) where open; -- words of titles
create index search_document_closed on search_document using gin (readers, words, traits) where not open; -- mine alone

create index incident_severity on incident (severity_id); -- searches of one severity

-- Entries come by the hundred thousand: their words stay where they are, and no title is kept.
create table search_entry (
  incident_id uuid not null references incident on delete cascade,
  entry_id uuid not null,
  at timestamptz not null,
  open boolean not null,
  readers uuid[] not null default '{}',
  words tsvector not null,
  traits integer[] not null generated always as (search_periods(at)) stored,
  primary key (incident_id, entry_id)
);
create index search_entry_open_at on search_entry (at desc) where open; -- the newest, whatever their words
create index search_entry_open on search_entry using gin (words, traits) where open; -- entries with a word
create index search_entry_closed on search_entry using gin (readers, words, traits) where not open; -- mine alone

-- Words that occur in what is open, and those of what is closed for each reader: for what was mistyped, and for words of
-- which only the beginning is there. A reader’s words alone are looked through, so that no time tells of others. Whether
-- somebody may still know a word is asked of the documents.
create table search_word (
  -- Zeros for everybody.
  reader uuid not null default '00000000-0000-0000-0000-000000000000',
  word text collate "C" not null,
  primary key (reader, word)
);

-- Without the extension everything is found but what was mistyped; a rebuild of the index tries again.
do $$
begin
  create extension if not exists pg_trgm;
  create index search_word_letters on search_word using gin (word gin_trgm_ops)
    where reader = '00000000-0000-0000-0000-000000000000'; -- words that look alike
  create index search_word_letters_closed on search_word using gin ((array[reader]), word gin_trgm_ops)
    where reader <> '00000000-0000-0000-0000-000000000000'; -- mine alone
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
  object_id text not null,
  -- What could not be taken in is set aside with its reason, tried again later, and keeps nothing else waiting.
  tries integer not null default 0,
  due_at timestamptz not null default '-infinity',
  reason text
);
create index search_pending_aside on search_pending (due_at) where tries > 0; -- what was set aside

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
  started_at timestamptz not null default now(),
  -- When the horizons were measured.
  horizons_at timestamptz not null default '-infinity'
);

-- Periods that hold the newest thousand of what is open, the newest eight thousand and so on; no row where there are fewer.
create table search_horizon (
  source text not null check (source in ('document', 'entry')),
  step integer not null,
  periods integer[] not null,
  primary key (source, step)
);
