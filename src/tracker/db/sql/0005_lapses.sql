-- When an import showed that an acknowledged finding was gone: one that comes back is open again.

ALTER TABLE _acknowledgements ADD COLUMN lapsed_at TEXT;
