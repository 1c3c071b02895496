-- Every promise of a year, held against what was paid by its day. One row a promise, as it was said.

WITH reports AS (                       -- a party: a unit, where every report of the project names one
    SELECT e.department, e.project, p.period, p.first_month, p.last_month, p.last_day,
           e.paid_cents, e.cumulative_cents, e.source, e.locator,
           CASE WHEN max(CASE WHEN e.unit IS NULL THEN 1 ELSE 0 END)
                     OVER (PARTITION BY e.department, e.project) = 1 THEN ''
                ELSE e.unit END AS party
      FROM executions AS e
      JOIN periods AS p ON p.period = e.period
     WHERE e.year = :year
),
days AS (                               -- the ends of reported periods: on these, what is paid changes
    SELECT DISTINCT department, project, last_day AS day, last_month AS month
      FROM reports
     WHERE last_day <= :as_of
),
anchored AS (                           -- the latest cumulative figure by each day
    SELECT d.department, d.project, d.day, r.party, r.cumulative_cents, r.last_month,
           row_number() OVER (PARTITION BY d.department, d.project, d.day, r.party
                              ORDER BY r.last_month DESC, r.period, r.source, r.locator) AS place
      FROM days AS d
      JOIN reports AS r
        ON r.department = d.department AND r.project = d.project
       AND r.cumulative_cents IS NOT NULL AND r.last_month <= d.month
),
anchor AS (
    SELECT department, project, day, party, cumulative_cents, last_month
      FROM anchored
     WHERE place = 1
),
anchors AS (                            -- those of all parties
    SELECT department, project, day, CAST(sum(cumulative_cents) AS BIGINT) AS cents
      FROM anchor
     GROUP BY department, project, day
),
later AS (                              -- and what was paid in periods that began after it
    SELECT d.department, d.project, d.day, r.party, r.first_month, r.last_month,
           CAST(sum(r.paid_cents) AS BIGINT) AS cents
      FROM days AS d
      JOIN reports AS r
        ON r.department = d.department AND r.project = d.project
       AND r.paid_cents IS NOT NULL AND r.last_month <= d.month
      LEFT JOIN anchor AS a
        ON a.department = d.department AND a.project = d.project AND a.day = d.day
       AND a.party = r.party
     WHERE a.last_month IS NULL OR r.first_month > a.last_month
     GROUP BY d.department, d.project, d.day, r.party, r.first_month, r.last_month
),
apart AS (                              -- of periods that overlap (a quarter and its months) the longer one
    SELECT one.department, one.project, one.day, one.cents
      FROM later AS one
     WHERE NOT EXISTS (
           SELECT 1 FROM later AS other
            WHERE other.department = one.department AND other.project = one.project
              AND other.day = one.day AND other.party = one.party
              AND other.first_month <= one.first_month AND other.last_month >= one.last_month
              AND other.last_month - other.first_month > one.last_month - one.first_month)
),
added AS (
    SELECT department, project, day, CAST(sum(cents) AS BIGINT) AS cents
      FROM apart
     GROUP BY department, project, day
),
standing AS (                           -- all that is known to be paid by each day
    SELECT d.department, d.project, d.day, d.month,
           coalesce(a.cents, 0) + coalesce(l.cents, 0) AS paid_cents,
           row_number() OVER (PARTITION BY d.department, d.project ORDER BY d.day DESC) AS place
      FROM days AS d
      LEFT JOIN anchors AS a
        ON a.department = d.department AND a.project = d.project AND a.day = d.day
      LEFT JOIN added AS l
        ON l.department = d.department AND l.project = d.project AND l.day = d.day
),
so_far AS (
    SELECT department, project, day AS through, month, paid_cents FROM standing WHERE place = 1
),
pledged AS (
    SELECT department, project, kind, due_date, cumulative_percent AS percent, origin,
           source_text, source, locator
      FROM milestones
     WHERE year = :year AND (:department IS NULL OR department = :department)
     UNION ALL
    SELECT k.department, k.project, 'payment', :pace_due, :pace_percent, 'default',
           CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)
      FROM known AS k
     WHERE NOT EXISTS (
           SELECT 1 FROM milestones AS m
            WHERE m.year = :year AND m.kind = 'payment'
              AND m.department = k.department AND m.project = k.project)
),
promises AS (
    SELECT p.*, b.budget_cents, b.basis,
           row_number() OVER (PARTITION BY p.department, p.project
                              ORDER BY p.due_date, p.kind DESC, p.percent NULLS FIRST, p.source,
                                       length(p.locator), p.locator, p.source_text) AS number,
           min(CASE WHEN :as_of IS NULL OR p.due_date > :as_of THEN p.due_date END)
               OVER (PARTITION BY p.department, p.project) AS next_due
      FROM pledged AS p
      JOIN budget AS b ON b.department = p.department AND b.project = p.project
),
tested AS (                             -- exact: percentages to six decimals, amounts in whole cents
    SELECT p.department, p.project, p.number, s.day,
           CASE WHEN p.percent IS NULL OR p.budget_cents IS NULL THEN s.paid_cents > 0
                ELSE CAST(s.paid_cents AS DECIMAL(19, 0)) * 100
                     >= CAST(p.percent AS DECIMAL(18, 6)) * CAST(p.budget_cents AS DECIMAL(19, 0))
                END AS enough
      FROM promises AS p
      JOIN standing AS s ON s.department = p.department AND s.project = p.project
),
shorts AS (
    SELECT department, project, number, day, enough,
           max(CASE WHEN NOT enough THEN day END)
               OVER (PARTITION BY department, project, number) AS last_short
      FROM tested
),
kept AS (                               -- the first day by which it is kept and stays kept
    SELECT department, project, number, min(day) AS met_on
      FROM shorts
     WHERE enough AND (last_short IS NULL OR day > last_short)
     GROUP BY department, project, number
),
quarters AS (
    SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
),
covered AS (                            -- of the quarters up to the last report: does any report tell of it
    SELECT s.department, s.project, q.n,
           max(CASE WHEN (r.cumulative_cents IS NOT NULL AND r.last_month >= :year * 12 + q.n * 3)
                      OR (r.first_month <= :year * 12 + q.n * 3 - 2
                          AND r.last_month >= :year * 12 + q.n * 3) THEN 1 ELSE 0 END) AS whole,
           count(DISTINCT CASE WHEN r.first_month >= :year * 12 + q.n * 3 - 2
                                AND r.last_month <= :year * 12 + q.n * 3
                               THEN r.first_month END) AS months
      FROM so_far AS s
      CROSS JOIN quarters AS q
      JOIN reports AS r ON r.department = s.department AND r.project = s.project
     WHERE :year * 12 + q.n * 3 <= s.month
     GROUP BY s.department, s.project, q.n
),
holes AS (
    SELECT department, project,
           max(CASE WHEN n = 1 AND whole = 0 AND months < 3 THEN 1 ELSE 0 END) AS q1,
           max(CASE WHEN n = 2 AND whole = 0 AND months < 3 THEN 1 ELSE 0 END) AS q2,
           max(CASE WHEN n = 3 AND whole = 0 AND months < 3 THEN 1 ELSE 0 END) AS q3,
           max(CASE WHEN n = 4 AND whole = 0 AND months < 3 THEN 1 ELSE 0 END) AS q4
      FROM covered
     GROUP BY department, project
)
SELECT p.department, p.project, p.kind, p.due_date, p.percent, p.origin, p.source_text, p.source,
       p.locator, p.budget_cents, p.basis, s.paid_cents, p.next_due, h.q1, h.q2, h.q3, h.q4,
       CASE WHEN k.met_on IS NOT NULL AND NOT (p.budget_cents IS NULL AND p.percent IS NOT NULL)
                 AND p.kind = 'payment' AND p.due_date <= :as_of THEN k.met_on END AS met_on,
       CASE WHEN :as_of IS NULL OR p.due_date > :as_of THEN 'scheduled'
            WHEN p.kind = 'delivery' THEN 'no_report'
            WHEN p.budget_cents IS NULL AND p.percent IS NOT NULL THEN 'no_budget'
            WHEN k.met_on > p.due_date THEN 'met_late'
            WHEN k.met_on IS NOT NULL THEN 'met'
            WHEN s.through IS NULL OR s.through < p.due_date THEN 'no_report'
            WHEN s.paid_cents > 0 THEN 'partially_met'
            ELSE 'not_met' END AS status
  FROM promises AS p
  LEFT JOIN so_far AS s ON s.department = p.department AND s.project = p.project
  LEFT JOIN kept AS k
    ON k.department = p.department AND k.project = p.project AND k.number = p.number
  LEFT JOIN holes AS h ON h.department = p.department AND h.project = p.project
 ORDER BY p.department, p.project, p.number
