-- PostgreSQL 18 brings uuidv7(); older servers get one of the same shape: milliseconds first, random after.
do $do$
begin
  if not exists (select from pg_proc where proname = 'uuidv7' and pronamespace = 'pg_catalog'::regnamespace) then
    create function uuidv7() returns uuid language sql volatile as $$
      select encode(
        set_bit(set_bit(
          overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
            from 1 for 6),
          52, 1), 53, 1), 'hex')::uuid
    $$;
  end if;
end
$do$;

-- The one organisation of this installation, and its counters.
create table organisation (
  single boolean primary key default true check (single),
  name text not null,
  key_prefix text not null default 'INC',
  last_incident_number integer not null default 0,
  created_at timestamptz not null default now()
);

create table person (
  id uuid primary key default uuidv7(),
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  role text not null default 'member' check (role in ('member', 'administrator')),
  active boolean not null default true,
  example boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table session (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (person_id); -- a person's sessions

-- How a person signs in: a password, later an identity provider.
create table credential (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index credential_person on credential (person_id); -- signing in

-- One-time values of the auth library: links to set a password anew.
create table verification (
  id uuid primary key default uuidv7(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier); -- a link is opened

-- Attempts counted by key; shared by all nodes.
create table attempt (
  key text primary key,
  count integer not null,
  window_ends_at timestamptz not null
);

create table invitation (
  id uuid primary key default uuidv7(),
  email text not null,
  role text not null check (role in ('member', 'administrator')),
  token_hash bytea not null unique,
  invited_by uuid not null references person,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz
);

create table api_token (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz
);

-- The one-time link for the first account; emptied by setting up.
create table setup_token (
  token_hash bytea primary key,
  created_at timestamptz not null default now()
);

create table team (
  id uuid primary key default uuidv7(),
  name text not null,
  example boolean not null default false
);
create unique index team_name on team (lower(name)); -- one team a name

-- The one log of what happened. Feeds, live updates and audit read it after commit.
create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid references person on delete set null,
  verb text not null,
  object_type text not null,
  object_id text not null,
  incident_id uuid,
  -- Set for what only the participants of a review may know.
  review_id uuid,
  summary text not null,
  before jsonb,
  after jsonb
);
create index event_incident on event (incident_id, id desc); -- the activity of one incident

create function tell_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('afterword_event', new.id::text);
  return null;
end
$$;
create trigger event_told after insert on event for each row execute function tell_event();
