-- What an item does, where in an incident it helps and how much it moves. Null: nobody chose.
alter table item
  add column type text check (type in ('investigate', 'mitigate-this', 'repair', 'detect', 'mitigate-future', 'prevent', 'respond', 'understand')),
  add column phase text check (phase in ('detect', 'diagnose', 'mitigate', 'resolve', 'prevent')),
  add column strength text check (strength in ('strong', 'medium', 'weak'));
