-- Expressions that nobody in the organisation wants to be asked about.
create table language_word (
  id uuid primary key default uuidv7(),
  expression text not null,
  reason text not null default '',
  added_by uuid references person on delete set null,
  added_at timestamptz not null default now(),
  deleted_at timestamptz
);
create unique index language_word_expression on language_word (lower(expression)) where deleted_at is null; -- each once

-- Prompts that somebody put aside while writing: theirs alone, shown to nobody else. Fingerprints instead of words.
create table language_dismissal (
  id uuid primary key default uuidv7(),
  review_id uuid not null references review on delete cascade,
  person_id uuid not null references person on delete cascade,
  scope text not null check (scope in ('here', 'review')),
  -- Of the rule and the words it found.
  print text not null,
  -- Of the words around, for what was put aside in one place only.
  before text not null default '',
  after text not null default '',
  dismissed_at timestamptz not null default now(),
  unique (review_id, person_id, scope, print, before, after)
);
create index language_dismissal_person on language_dismissal (person_id); -- a person goes
