-- The end of the latest period that anything was reported for.
SELECT max(last_day) AS day FROM periods
