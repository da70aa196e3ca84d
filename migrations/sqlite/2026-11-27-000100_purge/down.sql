DROP INDEX inquiries_to_purge;
DROP INDEX appointments_to_purge;
ALTER TABLE inquiries DROP COLUMN purged_at_utc;
ALTER TABLE appointments DROP COLUMN purged_at_utc;
