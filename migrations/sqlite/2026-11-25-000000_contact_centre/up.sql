-- The contact centre and the desk. Instants are UTC seconds; local days are TEXT (YYYY-MM-DD) in the office's own zone.

-- Emulated cases, as the voice system tells of them.
CREATE TABLE cases (
  receipt_number TEXT NOT NULL PRIMARY KEY CHECK (length(receipt_number) = 13),
  status         TEXT NOT NULL CHECK (status IN ('received', 'pending', 'decision-made')),
  form           TEXT NOT NULL,
  changed_day    TEXT NOT NULL
) STRICT;

-- Who may open the desk. An officer belongs to one office; operators and admins to none. A failed log-in counts by the
-- machine's clock, as all waiting does.
CREATE TABLE staff (
  name             TEXT NOT NULL PRIMARY KEY,
  role             TEXT NOT NULL CHECK (role IN ('officer', 'operator', 'admin')),
  office_code      TEXT REFERENCES offices (code),
  password_hash    TEXT NOT NULL,
  created_at_utc   INTEGER NOT NULL,
  failures         INTEGER NOT NULL CHECK (failures >= 0),
  locked_until_utc INTEGER NOT NULL,
  CHECK ((role = 'officer') = (office_code IS NOT NULL))
) STRICT;
CREATE INDEX staff_by_office ON staff (office_code);

-- Who is logged in. The token itself is on the device only.
CREATE TABLE staff_sessions (
  token_hash   BLOB NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
  staff_name   TEXT NOT NULL REFERENCES staff (name),
  created_utc  INTEGER NOT NULL,
  last_use_utc INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_sessions_by_name ON staff_sessions (staff_name);
CREATE INDEX staff_sessions_by_use ON staff_sessions (last_use_utc);

-- Every act at the desk, for ever: who, when, what, which item. Nothing personal. `at_utc` is the service's time.
CREATE TABLE staff_acts (
  id         INTEGER NOT NULL PRIMARY KEY,
  at_utc     INTEGER NOT NULL,
  staff_name TEXT NOT NULL,
  act        TEXT NOT NULL,
  item       TEXT NOT NULL
) STRICT;
CREATE TRIGGER staff_acts_stay_unchanged BEFORE UPDATE ON staff_acts
BEGIN SELECT RAISE(ABORT, 'the acts of the desk are never changed'); END;
CREATE TRIGGER staff_acts_stay BEFORE DELETE ON staff_acts
BEGIN SELECT RAISE(ABORT, 'the acts of the desk are never deleted'); END;

-- What somebody asked of the current model: by telephone, by the request form, or standing at an office's door.
-- `taken_rule` decided how urgent it is, `decided_rule` how it ended.
CREATE TABLE inquiries (
  number                TEXT NOT NULL PRIMARY KEY CHECK (length(number) = 8),
  channel               TEXT NOT NULL CHECK (channel IN ('call', 'form', 'walk-in')),
  kind                  TEXT NOT NULL,
  language              TEXT NOT NULL,
  office_code           TEXT NOT NULL REFERENCES offices (code),
  urgent                INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  text_ahead            INTEGER NOT NULL CHECK (text_ahead IN (0, 1)),
  era                   TEXT NOT NULL,
  taken_rule            TEXT NOT NULL,
  taken_rules_version   TEXT NOT NULL,
  received_at_utc       INTEGER NOT NULL,
  due_from_utc          INTEGER NOT NULL CHECK (due_from_utc >= received_at_utc),
  due_by_utc            INTEGER NOT NULL CHECK (due_by_utc >= due_from_utc),
  status                TEXT NOT NULL
                        CHECK (status IN ('waiting', 'reached', 'answered', 'scheduled', 'refused', 'closed')),
  missed_calls          INTEGER NOT NULL CHECK (missed_calls BETWEEN 0 AND 9),
  decided_at_utc        INTEGER,
  decided_by            TEXT,
  decided_rule          TEXT,
  decided_rules_version TEXT,
  overridden_rule       TEXT,
  appointment_number    TEXT REFERENCES appointments (number),
  revision              INTEGER NOT NULL CHECK (revision >= 1),
  request_key           BLOB NOT NULL UNIQUE,
  details_sealed        BLOB NOT NULL,
  key_id                INTEGER NOT NULL,
  updated_at_utc        INTEGER NOT NULL,
  CHECK ((status IN ('waiting', 'reached')) = (decided_at_utc IS NULL)),
  CHECK ((decided_at_utc IS NULL) = (decided_by IS NULL)),
  CHECK ((decided_rule IS NULL) = (decided_rules_version IS NULL)),
  CHECK (status <> 'refused' OR decided_rule IS NOT NULL),
  CHECK (status <> 'scheduled' OR appointment_number IS NOT NULL),
  CHECK (appointment_number IS NULL OR status IN ('scheduled', 'refused')),
  CHECK (channel <> 'walk-in' OR (status NOT IN ('reached', 'answered') AND missed_calls = 0)),
  CHECK (decided_rule IS NULL OR status NOT IN ('waiting', 'reached')),
  CHECK (overridden_rule IS NULL OR decided_rule IS NOT NULL)
) STRICT;
CREATE INDEX inquiries_by_promise ON inquiries (office_code, status, urgent, due_by_utc);
CREATE UNIQUE INDEX inquiries_by_appointment ON inquiries (appointment_number) WHERE appointment_number IS NOT NULL;

-- Who has a request that is not decided yet: one for each person.
CREATE TABLE inquiry_keys (
  person_key     BLOB NOT NULL PRIMARY KEY,
  inquiry_number TEXT NOT NULL REFERENCES inquiries (number)
) STRICT, WITHOUT ROWID;
CREATE INDEX inquiry_keys_by_inquiry ON inquiry_keys (inquiry_number);

-- Each text and each call of an officer.
CREATE TABLE call_backs (
  inquiry_number TEXT NOT NULL REFERENCES inquiries (number),
  attempt        INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 99),
  at_utc         INTEGER NOT NULL,
  outcome        TEXT NOT NULL CHECK (outcome IN ('text-sent', 'reached', 'missed')),
  staff_name     TEXT NOT NULL,
  PRIMARY KEY (inquiry_number, attempt)
) STRICT, WITHOUT ROWID;

-- The visitor's day: one row for each person who checked in. `admitted_rule` let somebody in who came outside the time.
CREATE TABLE visits (
  appointment_number     TEXT NOT NULL PRIMARY KEY REFERENCES appointments (number),
  office_code            TEXT NOT NULL REFERENCES offices (code),
  day                    TEXT NOT NULL,
  ticket_no              INTEGER NOT NULL CHECK (ticket_no >= 1),
  checked_in_at_utc      INTEGER NOT NULL,
  admitted_rule          TEXT,
  admitted_rules_version TEXT,
  called_at_utc          INTEGER,
  window_no              INTEGER CHECK (window_no >= 1),
  served_at_utc          INTEGER,
  UNIQUE (office_code, day, ticket_no),
  CHECK ((admitted_rule IS NULL) = (admitted_rules_version IS NULL)),
  CHECK ((called_at_utc IS NULL) = (window_no IS NULL)),
  CHECK (called_at_utc IS NULL OR called_at_utc >= checked_in_at_utc),
  CHECK (served_at_utc IS NULL OR (called_at_utc IS NOT NULL AND served_at_utc >= called_at_utc))
) STRICT;

-- Somebody who checked in has come: no status but `arrived` and `served` goes with it, and nothing undoes it.
ALTER TABLE appointments ADD COLUMN checked_in_at_utc INTEGER
  CHECK ((status IN ('arrived', 'served')) = (checked_in_at_utc IS NOT NULL));
CREATE TRIGGER appointments_stay_arrived BEFORE UPDATE ON appointments
WHEN OLD.checked_in_at_utc IS NOT NULL AND (NEW.checked_in_at_utc IS NULL OR NEW.status = 'arrived' AND OLD.status = 'served')
BEGIN SELECT RAISE(ABORT, 'a person who checked in stays checked in'); END;
