-- Periods stand beside the words as numbers, and no longer among them: in one list with two columns each look skips what
-- the other rules out. The index is made again after this; what was there is found meanwhile.
drop index search_document_open, search_document_title, search_document_closed, search_entry_open, search_entry_closed;
drop function search_since(timestamptz);
drop function search_periods(timestamptz);

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

-- Periods and kind, in the lists with the words: one look finds the newest of a kind with a word, however many have it.
alter table search_document
  add column traits integer[] not null generated always as (search_periods(at) || search_kind(kind)) stored;
create index search_document_open on search_document using gin (words, traits) where open; -- documents with a word
create index search_document_title on search_document using gin (title_words, traits) where open; -- words of titles
create index search_document_closed on search_document using gin (readers, words, traits) where not open; -- mine alone

alter table search_entry add column traits integer[] not null generated always as (search_periods(at)) stored;
create index search_entry_open on search_entry using gin (words, traits) where open; -- entries with a word
create index search_entry_closed on search_entry using gin (readers, words, traits) where not open; -- mine alone

create index incident_severity on incident (severity_id); -- searches of one severity

-- Periods that hold the newest thousand of what is open, the newest eight thousand and so on; no row where a step would
-- save nothing.
create table search_horizon (
  source text not null check (source in ('document', 'entry')),
  step integer not null,
  periods integer[] not null,
  primary key (source, step)
);
alter table search_index drop column document_horizons, drop column entry_horizons;
update search_index set horizons_at = '-infinity';
