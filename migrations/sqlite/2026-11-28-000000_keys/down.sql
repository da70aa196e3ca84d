DROP INDEX inquiry_keys_by_key;
DROP INDEX person_keys_by_key;
DROP INDEX inquiries_by_key;
DROP INDEX appointments_by_key;
-- Rows that other keys than the one that is left have made would be nobody's.
DELETE FROM inquiry_keys WHERE key_id <> (SELECT max(id) FROM keys WHERE state = 'in-use');
DELETE FROM person_keys WHERE key_id <> (SELECT max(id) FROM keys WHERE state = 'in-use');
ALTER TABLE inquiry_keys DROP COLUMN key_id;
ALTER TABLE person_keys DROP COLUMN key_id;
DROP TABLE processes;
INSERT INTO settings (name, value)
  SELECT 'key-check', check_value FROM keys WHERE id = (SELECT max(id) FROM keys WHERE state = 'in-use');
DROP TABLE keys;
