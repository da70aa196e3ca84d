-- The portal's tables. Instants are UTC seconds; local days are TEXT (YYYY-MM-DD) in the office's own zone.
-- Texts are compared byte by byte (COLLATE "C"), as SQLite does, whatever the server's language.

CREATE TABLE settings (
  name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  value TEXT COLLATE "C" NOT NULL
);

-- `windows` 0 marks an office that is no longer in the office table but still has appointments.
CREATE TABLE offices (
  code         TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(code) = 3),
  name         TEXT COLLATE "C" NOT NULL,
  street       TEXT COLLATE "C" NOT NULL,
  city         TEXT COLLATE "C" NOT NULL,
  state        TEXT COLLATE "C" NOT NULL,
  zip          TEXT COLLATE "C" NOT NULL,
  tz           TEXT COLLATE "C" NOT NULL,
  lat          TEXT COLLATE "C" NOT NULL,
  lon          TEXT COLLATE "C" NOT NULL,
  windows      INTEGER NOT NULL CHECK (windows BETWEEN 0 AND 100),
  desk_windows INTEGER NOT NULL CHECK (desk_windows BETWEEN 0 AND windows),
  hours        TEXT COLLATE "C" NOT NULL,
  source       TEXT COLLATE "C" NOT NULL
);

CREATE TABLE closures (
  office_code TEXT COLLATE "C" NOT NULL REFERENCES offices (code),
  first_day   TEXT COLLATE "C" NOT NULL,
  last_day    TEXT COLLATE "C" NOT NULL CHECK (last_day >= first_day),
  PRIMARY KEY (office_code, first_day, last_day)
);

-- The plan the seats of one office day were made from; a day whose plan is unchanged needs no work at start.
CREATE TABLE office_days (
  office_code TEXT COLLATE "C" NOT NULL REFERENCES offices (code),
  day         TEXT COLLATE "C" NOT NULL,
  plan        TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (office_code, day)
);

CREATE TABLE appointments (
  number         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  model          TEXT COLLATE "C" NOT NULL CHECK (model IN ('legacy', 'current')),
  office_code    TEXT COLLATE "C" NOT NULL REFERENCES offices (code),
  starts_at_utc  BIGINT NOT NULL,
  reason         TEXT COLLATE "C" NOT NULL,
  language       TEXT COLLATE "C" NOT NULL,
  status         TEXT COLLATE "C" NOT NULL CHECK (status IN ('booked', 'cancelled', 'arrived', 'served', 'missed')),
  revision       BIGINT NOT NULL CHECK (revision >= 1),
  booking_key    BYTEA NOT NULL UNIQUE,
  details_sealed BYTEA NOT NULL,
  key_id         BIGINT NOT NULL,
  created_at_utc BIGINT NOT NULL,
  updated_at_utc BIGINT NOT NULL,
  moves_day      TEXT COLLATE "C" NOT NULL,
  moves_count    INTEGER NOT NULL CHECK (moves_count >= 0),
  UNIQUE (number, office_code, starts_at_utc)
);
CREATE INDEX appointments_by_office_time ON appointments (office_code, starts_at_utc);

-- A seat with a number is taken. `desk` seats belong to the current model and are never offered in the portal.
CREATE TABLE seats (
  office_code        TEXT COLLATE "C" NOT NULL REFERENCES offices (code),
  starts_at_utc      BIGINT NOT NULL,
  window_no          INTEGER NOT NULL CHECK (window_no >= 1),
  desk               BOOLEAN NOT NULL,
  appointment_number TEXT COLLATE "C",
  open_from_utc      BIGINT NOT NULL,
  PRIMARY KEY (office_code, starts_at_utc, window_no),
  FOREIGN KEY (appointment_number, office_code, starts_at_utc)
    REFERENCES appointments (number, office_code, starts_at_utc)
);
CREATE UNIQUE INDEX seats_one_per_appointment ON seats (appointment_number) WHERE appointment_number IS NOT NULL;

-- The one-live rule as a key, and the look-up of the replacement.
CREATE TABLE person_keys (
  model              TEXT COLLATE "C" NOT NULL CHECK (model IN ('legacy', 'current')),
  person_key         BYTEA NOT NULL,
  appointment_number TEXT COLLATE "C" NOT NULL REFERENCES appointments (number),
  PRIMARY KEY (model, person_key)
);
CREATE INDEX person_keys_by_appointment ON person_keys (appointment_number);
