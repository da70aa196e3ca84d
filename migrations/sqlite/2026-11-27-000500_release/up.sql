-- How an office offers seats again that somebody has given back.
ALTER TABLE offices ADD COLUMN release TEXT NOT NULL DEFAULT 'at-once'
  CONSTRAINT offices_release_known CHECK (release IN ('at-once', 'random-delay'));
