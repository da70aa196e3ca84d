DROP TABLE door_keys;
DROP INDEX appointments_changed;
ALTER TABLE appointments DROP COLUMN door_serial;
