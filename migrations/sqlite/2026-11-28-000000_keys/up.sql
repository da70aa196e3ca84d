-- The master keys of the secret file, which can be rotated. `check_value` recognises a key and says nothing of it. The
-- newest key in use seals; an older one in use is still read, and gives way to it.
CREATE TABLE keys (
  id          INTEGER NOT NULL PRIMARY KEY CHECK (id >= 1),
  check_value TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('loading', 'in-use', 'dropped')),
  since_utc   INTEGER NOT NULL
) STRICT;
-- One rotation at a time.
CREATE UNIQUE INDEX keys_one_loading ON keys (state) WHERE state = 'loading';
INSERT INTO keys (id, check_value, state, since_utc)
  SELECT 1, value, 'in-use', 0 FROM settings WHERE name = 'key-check';
DELETE FROM settings WHERE name = 'key-check';

-- Serving processes: a rotation waits until all that live have the new key.
CREATE TABLE processes (
  name     TEXT NOT NULL PRIMARY KEY,
  has_keys TEXT NOT NULL,
  seals_id INTEGER NOT NULL,
  seen_utc INTEGER NOT NULL
) STRICT;

-- By which key a person's row was made, as the sealed cells say it already.
ALTER TABLE person_keys ADD COLUMN key_id INTEGER NOT NULL DEFAULT 1;
ALTER TABLE inquiry_keys ADD COLUMN key_id INTEGER NOT NULL DEFAULT 1;

-- What is still to be sealed anew.
CREATE INDEX appointments_by_key ON appointments (key_id, number) WHERE purged_at_utc IS NULL;
CREATE INDEX inquiries_by_key ON inquiries (key_id, number) WHERE purged_at_utc IS NULL;
CREATE INDEX person_keys_by_key ON person_keys (key_id, appointment_number);
CREATE INDEX inquiry_keys_by_key ON inquiry_keys (key_id, inquiry_number);
