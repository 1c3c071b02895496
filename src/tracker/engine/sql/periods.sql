-- Every period that was reported for, with its months counted through from year 0 and its last day.

reported AS (
    SELECT period FROM executions WHERE year = :year AND (:department IS NULL OR department = :department)
    UNION
    SELECT period FROM indicator_actuals WHERE year = :year AND (:department IS NULL OR department = :department)
),
read_periods AS (
    SELECT period, substr(period, 1, 4) AS printed_year, CAST(substr(period, 1, 4) AS INTEGER) AS y,
           CASE WHEN length(period) = 4 THEN 12
                WHEN substr(period, 5, 1) = 'H' THEN 6 * TRY_CAST(substr(period, 6, 1) AS INTEGER)
                WHEN substr(period, 5, 1) = 'Q' THEN 3 * TRY_CAST(substr(period, 6, 1) AS INTEGER)
                ELSE TRY_CAST(substr(period, 6, 2) AS INTEGER) END AS m,
           CASE WHEN length(period) = 4 THEN 12 WHEN substr(period, 5, 1) = 'H' THEN 6
                WHEN substr(period, 5, 1) = 'Q' THEN 3 ELSE 1 END AS months
      FROM reported
),
periods AS (
    SELECT period, y * 12 + m - months + 1 AS first_month, y * 12 + m AS last_month,
           printed_year || '-' || lpad(CAST(m AS VARCHAR), 2, '0') || '-' ||
           CASE WHEN m IN (4, 6, 9, 11) THEN '30' WHEN m <> 2 THEN '31'
                WHEN (y % 4 = 0 AND y % 100 <> 0) OR y % 400 = 0 THEN '29' ELSE '28' END AS last_day
      FROM read_periods
)
