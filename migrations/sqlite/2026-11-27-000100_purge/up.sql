-- What a person told is kept for some weeks after their appointment, then emptied; the row stays for statistics. An
-- emptied row has nothing sealed and, instead of its form's key, its own number; one that is not has something sealed.
ALTER TABLE appointments ADD COLUMN purged_at_utc INTEGER
  CONSTRAINT appointments_empty_when_purged CHECK ((length(details_sealed) = 0) = (purged_at_utc IS NOT NULL))
  CONSTRAINT appointments_key_goes CHECK (purged_at_utc IS NULL OR booking_key = CAST(number AS BLOB));
ALTER TABLE inquiries ADD COLUMN purged_at_utc INTEGER
  CONSTRAINT inquiries_empty_when_purged CHECK ((length(details_sealed) = 0) = (purged_at_utc IS NOT NULL))
  CONSTRAINT inquiries_key_goes CHECK (purged_at_utc IS NULL OR request_key = CAST(number AS BLOB))
  CONSTRAINT inquiries_decided_when_purged CHECK (purged_at_utc IS NULL OR decided_at_utc IS NOT NULL);

-- What is still to be emptied, the oldest first. A request that led to an appointment is emptied with it.
CREATE INDEX appointments_to_purge ON appointments (starts_at_utc) WHERE purged_at_utc IS NULL;
CREATE INDEX inquiries_to_purge ON inquiries (decided_at_utc)
  WHERE purged_at_utc IS NULL AND appointment_number IS NULL AND decided_at_utc IS NOT NULL;
