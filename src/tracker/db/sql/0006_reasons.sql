-- A reason that a form brings belongs to its import and is taken back with it; how likely it is that
-- the target is reached by the end of the year.

ALTER TABLE _acknowledgements ADD COLUMN likelihood TEXT CHECK (likelihood IN ('确定能', '有可能', '完全不可能'));
ALTER TABLE _acknowledgements ADD COLUMN import_id INTEGER REFERENCES _imports;
