-- Which request an Idempotency-Key belongs to. Both are keyed hashes: neither the key nor the request can be read back.
CREATE TABLE idempotency_keys (
  key_hash       BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(key_hash) = 32),
  request_hash   BYTEA NOT NULL CHECK (octet_length(request_hash) = 32),
  created_at_utc BIGINT NOT NULL
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at_utc);
