-- The portal's tables. Instants are UTC seconds; local days are TEXT (YYYY-MM-DD) in the office's own zone.

CREATE TABLE settings (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- `windows` 0 marks an office that is no longer in the office table but still has appointments.
CREATE TABLE offices (
  code         TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 3),
  name         TEXT NOT NULL,
  street       TEXT NOT NULL,
  city         TEXT NOT NULL,
  state        TEXT NOT NULL,
  zip          TEXT NOT NULL,
  tz           TEXT NOT NULL,
  lat          TEXT NOT NULL,
  lon          TEXT NOT NULL,
  windows      INTEGER NOT NULL CHECK (windows BETWEEN 0 AND 100),
  desk_windows INTEGER NOT NULL CHECK (desk_windows BETWEEN 0 AND windows),
  hours        TEXT NOT NULL,
  source       TEXT NOT NULL
) STRICT;

CREATE TABLE closures (
  office_code TEXT NOT NULL REFERENCES offices (code),
  first_day   TEXT NOT NULL,
  last_day    TEXT NOT NULL CHECK (last_day >= first_day),
  PRIMARY KEY (office_code, first_day, last_day)
) STRICT;

-- The plan the seats of one office day were made from; a day whose plan is unchanged needs no work at start.
CREATE TABLE office_days (
  office_code TEXT NOT NULL REFERENCES offices (code),
  day         TEXT NOT NULL,
  plan        TEXT NOT NULL,
  PRIMARY KEY (office_code, day)
) STRICT;

CREATE TABLE appointments (
  number         TEXT NOT NULL PRIMARY KEY,
  model          TEXT NOT NULL CHECK (model IN ('legacy', 'current')),
  office_code    TEXT NOT NULL REFERENCES offices (code),
  starts_at_utc  INTEGER NOT NULL,
  reason         TEXT NOT NULL,
  language       TEXT NOT NULL,
  status         TEXT NOT NULL CHECK (status IN ('booked', 'cancelled', 'arrived', 'served', 'missed')),
  revision       INTEGER NOT NULL CHECK (revision >= 1),
  booking_key    BLOB NOT NULL UNIQUE,
  details_sealed BLOB NOT NULL,
  key_id         INTEGER NOT NULL,
  created_at_utc INTEGER NOT NULL,
  updated_at_utc INTEGER NOT NULL,
  moves_day      TEXT NOT NULL,
  moves_count    INTEGER NOT NULL CHECK (moves_count >= 0),
  UNIQUE (number, office_code, starts_at_utc)
) STRICT;
CREATE INDEX appointments_by_office_time ON appointments (office_code, starts_at_utc);

-- A seat with a number is taken. `desk` seats belong to the current model and are never offered in the portal.
CREATE TABLE seats (
  office_code        TEXT NOT NULL REFERENCES offices (code),
  starts_at_utc      INTEGER NOT NULL,
  window_no          INTEGER NOT NULL CHECK (window_no >= 1),
  desk               INTEGER NOT NULL CHECK (desk IN (0, 1)),
  appointment_number TEXT,
  open_from_utc      INTEGER NOT NULL,
  PRIMARY KEY (office_code, starts_at_utc, window_no),
  FOREIGN KEY (appointment_number, office_code, starts_at_utc)
    REFERENCES appointments (number, office_code, starts_at_utc)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX seats_one_per_appointment ON seats (appointment_number) WHERE appointment_number IS NOT NULL;

-- The one-live rule as a key, and the look-up of the replacement.
CREATE TABLE person_keys (
  model              TEXT NOT NULL CHECK (model IN ('legacy', 'current')),
  person_key         BLOB NOT NULL,
  appointment_number TEXT NOT NULL REFERENCES appointments (number),
  PRIMARY KEY (model, person_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_keys_by_appointment ON person_keys (appointment_number);
