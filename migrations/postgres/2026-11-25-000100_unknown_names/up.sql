-- Failed log-ins at the desk under names that no account has: they are locked out as accounts are (staff.failures,
-- staff.locked_until_utc), so that nobody finds out by trying which names there are. Keyed hashes: somebody may have
-- typed a password there.
CREATE TABLE unknown_names (
  name_hash        BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(name_hash) = 32),
  failures         INTEGER NOT NULL CHECK (failures >= 0),
  locked_until_utc BIGINT NOT NULL
);
CREATE INDEX unknown_names_by_end ON unknown_names (locked_until_utc);
