-- Wrong tries at a number and its PIN, a request, a person's details, and where they came from; known and unknown alike.
-- A bucket is a part of a keyed hash: it names nobody, and there are so many and no more, so that whoever tries
-- millions of numbers fills a table of known size. Instants are the machine's.
CREATE TABLE guesses (
  bucket        INTEGER NOT NULL PRIMARY KEY CHECK (bucket >= 0),
  failures      INTEGER NOT NULL CHECK (failures >= 0),
  until_utc     INTEGER NOT NULL,
  forgotten_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX guesses_by_end ON guesses (forgotten_utc);
