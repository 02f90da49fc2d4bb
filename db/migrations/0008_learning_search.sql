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

-- The day, the month and the year of a moment, each a lexeme of one letter that no text has (private use): in the same
-- list as the words, so that one look into it finds the newest with a word, however many have it.
create function search_periods(moment timestamptz) returns tsvector
language sql immutable parallel safe as $$
  select array_to_tsvector(array[
    chr(983040 + greatest(0, least(65000, day - date '1900-01-01'))),
    chr(57344 + greatest(0, least(2999, extract(year from day)::integer * 12 + extract(month from day)::integer - 22801))),
    chr(61344 + greatest(0, least(900, extract(year from day)::integer - 1900)))])
  from (select (moment at time zone 'UTC')::date as day) given
$$;

-- Those from a day on, as few as say it: its month’s days, its year’s months, and years.
create function search_since(moment timestamptz) returns tsquery
language sql stable parallel safe as $$
  select string_agg(quote_literal(letter), '|')::tsquery
  from (
    select (moment at time zone 'UTC')::date as first, extract(year from moment at time zone 'UTC')::integer as year,
      extract(month from moment at time zone 'UTC')::integer as month
  ) since cross join lateral (
    select chr(983040 + greatest(0, least(65000, first + days - date '1900-01-01'))) as letter
    from generate_series(0, 30) days where date_trunc('month', first + days) = date_trunc('month', first::timestamp)
    union all
    select chr(57344 + greatest(0, least(2999, year * 12 + later - 22801))) from generate_series(month + 1, 12) later
    union all
    select chr(61344 + greatest(0, least(900, later - 1900)))
    from generate_series(year + 1, extract(year from now())::integer + 2) later
  ) letters
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
  -- Both with the periods of `at`.
  title_words tsvector not null,
  words tsvector not null,
  primary key (kind, object_id)
);
create index search_document_incident on search_document (incident_id); -- what an incident’s change touches
create index search_document_open_at on search_document (at desc) where open; -- the newest, whatever their words
create index search_document_open on search_document using gin (words) where open; -- documents with a word
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
create index search_entry_open_at on search_entry (at desc) where open; -- the newest, whatever their words
create index search_entry_open on search_entry using gin (words) where open; -- entries with a word
create index search_entry_closed on search_entry using gin (readers, words) where not open; -- mine alone

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
  -- Since when there are the newest thousand, eight thousand and so on of what is open; null where there are fewer.
  document_horizons timestamptz[] not null default '{}',
  entry_horizons timestamptz[] not null default '{}',
  horizons_at timestamptz not null default '-infinity'
);
