-- Which request an Idempotency-Key belongs to. Both are keyed hashes: neither the key nor the request can be read back.
CREATE TABLE idempotency_keys (
  key_hash       BLOB NOT NULL PRIMARY KEY CHECK (length(key_hash) = 32),
  request_hash   BLOB NOT NULL CHECK (length(request_hash) = 32),
  created_at_utc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at_utc);
