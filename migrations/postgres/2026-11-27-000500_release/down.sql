ALTER TABLE offices DROP COLUMN release;
