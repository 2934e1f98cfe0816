-- Times of the building on this phone: its zone (NULL before the server has said it), and how many seconds its
-- server's clock is ahead of this phone's.
ALTER TABLE projects ADD COLUMN time_zone TEXT;
ALTER TABLE projects ADD COLUMN clock_skew INTEGER NOT NULL DEFAULT 0;
