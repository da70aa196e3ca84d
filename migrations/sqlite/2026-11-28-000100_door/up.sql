-- What an appointment is called in the code on its notice and in the list of codes that are no longer good: drawn by
-- chance, so that the list tells nobody which numbers there are. It stays when the row is emptied: a canceled notice is
-- no longer good whether its details are kept or not. Nobody is given the one that stands as default.
ALTER TABLE appointments ADD COLUMN door_serial BLOB NOT NULL DEFAULT x'00000000000000000000000000000000'
  CHECK (length(door_serial) = 16);
UPDATE appointments SET door_serial = randomblob(16);

-- What the list is made of.
CREATE INDEX appointments_changed ON appointments (starts_at_utc) WHERE revision > 1;

-- The public keys of the codes. One whose master key was dropped stays as long as notices may be about.
CREATE TABLE door_keys (
  key_id     INTEGER NOT NULL PRIMARY KEY,
  public_key TEXT NOT NULL
) STRICT;
