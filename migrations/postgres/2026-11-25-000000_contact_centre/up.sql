-- The contact centre and the desk. Instants are UTC seconds; local days are TEXT (YYYY-MM-DD) in the office's own zone.
-- Texts are compared byte by byte (COLLATE "C").

-- Emulated cases, as the voice system tells of them.
CREATE TABLE cases (
  receipt_number TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(receipt_number) = 13),
  status         TEXT COLLATE "C" NOT NULL CHECK (status IN ('received', 'pending', 'decision-made')),
  form           TEXT COLLATE "C" NOT NULL,
  changed_day    TEXT COLLATE "C" NOT NULL
);

-- Who may open the desk. An officer belongs to one office; operators and admins to none. A failed log-in counts by the
-- machine's clock, as all waiting does.
CREATE TABLE staff (
  name             TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  role             TEXT COLLATE "C" NOT NULL CHECK (role IN ('officer', 'operator', 'admin')),
  office_code      TEXT COLLATE "C" REFERENCES offices (code),
  password_hash    TEXT COLLATE "C" NOT NULL,
  created_at_utc   BIGINT NOT NULL,
  failures         INTEGER NOT NULL CHECK (failures >= 0),
  locked_until_utc BIGINT NOT NULL,
  CHECK ((role = 'officer') = (office_code IS NOT NULL))
);
CREATE INDEX staff_by_office ON staff (office_code);

-- Who is logged in. The token itself is on the device only.
CREATE TABLE staff_sessions (
  token_hash   BYTEA NOT NULL PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  staff_name   TEXT COLLATE "C" NOT NULL REFERENCES staff (name),
  created_utc  BIGINT NOT NULL,
  last_use_utc BIGINT NOT NULL
);
CREATE INDEX staff_sessions_by_name ON staff_sessions (staff_name);
CREATE INDEX staff_sessions_by_use ON staff_sessions (last_use_utc);

-- Every act at the desk, for ever: who, when, what, which item. Nothing personal. `at_utc` is the service's time.
CREATE TABLE staff_acts (
  id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at_utc     BIGINT NOT NULL,
  staff_name TEXT COLLATE "C" NOT NULL,
  act        TEXT COLLATE "C" NOT NULL,
  item       TEXT COLLATE "C" NOT NULL
);
CREATE FUNCTION refuse_staff_act_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the acts of the desk are never changed or deleted' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER staff_acts_stay BEFORE UPDATE OR DELETE ON staff_acts
FOR EACH ROW EXECUTE FUNCTION refuse_staff_act_change();

-- What somebody asked of the current model: by telephone, by the request form, or standing at an office's door.
-- `taken_rule` decided how urgent it is, `decided_rule` how it ended.
CREATE TABLE inquiries (
  number                TEXT COLLATE "C" NOT NULL PRIMARY KEY CHECK (length(number) = 8),
  channel               TEXT COLLATE "C" NOT NULL CHECK (channel IN ('call', 'form', 'walk-in')),
  kind                  TEXT COLLATE "C" NOT NULL,
  language              TEXT COLLATE "C" NOT NULL,
  office_code           TEXT COLLATE "C" NOT NULL REFERENCES offices (code),
  urgent                BOOLEAN NOT NULL,
  text_ahead            BOOLEAN NOT NULL,
  era                   TEXT COLLATE "C" NOT NULL,
  taken_rule            TEXT COLLATE "C" NOT NULL,
  taken_rules_version   TEXT COLLATE "C" NOT NULL,
  received_at_utc       BIGINT NOT NULL,
  due_from_utc          BIGINT NOT NULL CHECK (due_from_utc >= received_at_utc),
  due_by_utc            BIGINT NOT NULL CHECK (due_by_utc >= due_from_utc),
  status                TEXT COLLATE "C" NOT NULL
                        CHECK (status IN ('waiting', 'reached', 'answered', 'scheduled', 'refused', 'closed')),
  missed_calls          INTEGER NOT NULL CHECK (missed_calls BETWEEN 0 AND 9),
  decided_at_utc        BIGINT,
  decided_by            TEXT COLLATE "C",
  decided_rule          TEXT COLLATE "C",
  decided_rules_version TEXT COLLATE "C",
  overridden_rule       TEXT COLLATE "C",
  appointment_number    TEXT COLLATE "C" REFERENCES appointments (number),
  revision              BIGINT NOT NULL CHECK (revision >= 1),
  request_key           BYTEA NOT NULL UNIQUE,
  details_sealed        BYTEA NOT NULL,
  key_id                BIGINT NOT NULL,
  updated_at_utc        BIGINT NOT NULL,
  CHECK ((status IN ('waiting', 'reached')) = (decided_at_utc IS NULL)),
  CHECK ((decided_at_utc IS NULL) = (decided_by IS NULL)),
  CHECK ((decided_rule IS NULL) = (decided_rules_version IS NULL)),
  CHECK (status <> 'refused' OR decided_rule IS NOT NULL),
  CHECK (status <> 'scheduled' OR appointment_number IS NOT NULL),
  CHECK (appointment_number IS NULL OR status IN ('scheduled', 'refused')),
  CHECK (channel <> 'walk-in' OR (status NOT IN ('reached', 'answered') AND missed_calls = 0)),
  CHECK (decided_rule IS NULL OR status NOT IN ('waiting', 'reached')),
  CHECK (overridden_rule IS NULL OR decided_rule IS NOT NULL)
);
CREATE INDEX inquiries_by_promise ON inquiries (office_code, status, urgent, due_by_utc);
CREATE UNIQUE INDEX inquiries_by_appointment ON inquiries (appointment_number) WHERE appointment_number IS NOT NULL;

-- Who has a request that is not decided yet: one for each person.
CREATE TABLE inquiry_keys (
  person_key     BYTEA NOT NULL PRIMARY KEY,
  inquiry_number TEXT COLLATE "C" NOT NULL REFERENCES inquiries (number)
);
CREATE INDEX inquiry_keys_by_inquiry ON inquiry_keys (inquiry_number);

-- Each text and each call of an officer.
CREATE TABLE call_backs (
  inquiry_number TEXT COLLATE "C" NOT NULL REFERENCES inquiries (number),
  attempt        INTEGER NOT NULL CHECK (attempt BETWEEN 1 AND 99),
  at_utc         BIGINT NOT NULL,
  outcome        TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('text-sent', 'reached', 'missed')),
  staff_name     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (inquiry_number, attempt)
);

-- The visitor's day: one row for each person who checked in. `admitted_rule` let somebody in who came outside the time.
CREATE TABLE visits (
  appointment_number     TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES appointments (number),
  office_code            TEXT COLLATE "C" NOT NULL REFERENCES offices (code),
  day                    TEXT COLLATE "C" NOT NULL,
  ticket_no              INTEGER NOT NULL CHECK (ticket_no >= 1),
  checked_in_at_utc      BIGINT NOT NULL,
  admitted_rule          TEXT COLLATE "C",
  admitted_rules_version TEXT COLLATE "C",
  called_at_utc          BIGINT,
  window_no              INTEGER CHECK (window_no >= 1),
  served_at_utc          BIGINT,
  UNIQUE (office_code, day, ticket_no),
  CHECK ((admitted_rule IS NULL) = (admitted_rules_version IS NULL)),
  CHECK ((called_at_utc IS NULL) = (window_no IS NULL)),
  CHECK (called_at_utc IS NULL OR called_at_utc >= checked_in_at_utc),
  CHECK (served_at_utc IS NULL OR (called_at_utc IS NOT NULL AND served_at_utc >= called_at_utc))
);

-- Somebody who checked in has come: no status but `arrived` and `served` goes with it, and nothing undoes it.
ALTER TABLE appointments ADD COLUMN checked_in_at_utc BIGINT
  CHECK ((status IN ('arrived', 'served')) = (checked_in_at_utc IS NOT NULL));
CREATE FUNCTION refuse_undone_arrival() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a person who checked in stays checked in' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER appointments_stay_arrived BEFORE UPDATE ON appointments FOR EACH ROW
WHEN (OLD.checked_in_at_utc IS NOT NULL AND (NEW.checked_in_at_utc IS NULL OR NEW.status = 'arrived' AND OLD.status = 'served'))
EXECUTE FUNCTION refuse_undone_arrival();
