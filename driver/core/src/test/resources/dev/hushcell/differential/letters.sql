-- VARCHAR_IGNORECASE, CHAR and zoned columns. What ciphertext answers differently, and the
-- configuration accepts by name (compare, accept), is marked.

CREATE TABLE letter (
  id INT PRIMARY KEY,
  lax VARCHAR_IGNORECASE(40),
  low VARCHAR_IGNORECASE(40),
  hidden VARCHAR_IGNORECASE(40),
  code CHAR(6),
  pad CHAR(4),
  sent TIMESTAMP(3) WITH TIME ZONE,
  got TIMESTAMP WITH TIME ZONE,
  plain VARCHAR_IGNORECASE(40)
)

CREATE TABLE stamp (code CHARACTER(6) UNIQUE, price INT)

@columns LETTER

@columns STAMP

INSERT INTO letter VALUES (1, 'Ann', 'ann', 'Öl', 'AB', 'x', TIMESTAMP WITH TIME ZONE '2026-03-29 02:30:00.125+01:00', TIMESTAMP WITH TIME ZONE '2026-10-25 02:30:00+02:00', 'P')

-- params: 2, 'BEN', 'ben', 'h', 'AB    ', 'yy', offsetdatetime 2026-03-29T01:30:00.125Z, offsetdatetime 2020-01-01T00:00:00.123456-05:30, 'q'
INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

INSERT INTO letter (id, code, pad) VALUES (3, '', ''), (4, 'ABCDEF', 'wxyz'), (5, NULL, NULL)

SELECT id, lax, low, hidden, plain FROM letter ORDER BY id

SELECT id, code, pad FROM letter ORDER BY id

SELECT code FROM letter WHERE code = 'AB'

SELECT id FROM letter WHERE code = 'AB    '

-- params: 'AB'
-- params: 'AB '
-- params: 'AB         '
-- params: ''
-- params: ' '
-- params: 'ABCDEF '
-- params: 'ABCDEFG'
-- params: 'ab'
SELECT id, code FROM letter WHERE code = ?

SELECT id FROM letter WHERE code <> 'AB'

SELECT id FROM letter WHERE code IN ('AB')

-- expect: differs H2 compares a CHAR with several values without padding, with one with padding
SELECT id FROM letter WHERE code IN ('AB', 'ABCDEF')

-- expect: refused HC-2111
SELECT code FROM letter UNION ALL SELECT code FROM stamp

-- expect: refused HC-2111
SELECT CASE WHEN id < 3 THEN code END FROM letter

-- expect: refused HC-2111
SELECT COALESCE(code, code) FROM letter

SELECT code, COUNT(*) FROM letter GROUP BY code

SELECT DISTINCT code FROM letter

SELECT COUNT(DISTINCT code) FROM letter

INSERT INTO stamp VALUES ('AB', 1), ('ABCDEF', 2)

-- expect: error 23505
INSERT INTO stamp VALUES ('AB   ', 3)

SELECT l.id, s.price FROM letter l JOIN stamp s ON l.code = s.code ORDER BY l.id

-- expect: error 22001
INSERT INTO letter (id, pad) VALUES (9, 'toolong')

INSERT INTO letter (id, pad) VALUES (9, 'four   ')

-- params: 'five   '
UPDATE letter SET pad = ? WHERE id = 9 AND 1 = 0

DELETE FROM letter WHERE id = 9

-- ---------------------------------------------------------------- case
SELECT id, lax FROM letter WHERE lax = 'Ann'

-- params: 'BEN'
SELECT id, lax FROM letter WHERE lax = ?

-- expect: differs compare: exact tells letters of different case apart
SELECT id, lax FROM letter WHERE lax = 'ANN'

-- params: 'ben'
-- expect: differs compare: exact tells letters of different case apart
SELECT id, lax FROM letter WHERE lax IN (?)

SELECT id FROM letter WHERE low = 'ANN'

-- params: 'Ben'
SELECT id FROM letter WHERE low = ?

SELECT id FROM letter WHERE low <> 'ANN'

-- params: 'Zoë', 'ZOË'
INSERT INTO letter (id, lax, low) VALUES (10, ?, ?)

-- expect: differs compare: lower gives the value back in lower case
SELECT low FROM letter WHERE id = 10

SELECT id FROM letter WHERE low = 'zoë'

SELECT id FROM letter WHERE LOWER(low) = 'zoë'

SELECT id FROM letter WHERE LCASE(letter.low) = LOWER('ZoË') ORDER BY id

SELECT id FROM letter WHERE low = LOWER('ZoË') ORDER BY id

-- params: 'Ben'
-- params: 'BEN'
-- params: 'ben'
-- params: null
SELECT id FROM letter WHERE LOWER(low) = LOWER(?) ORDER BY id

-- params: 'ann'
-- params: 'zoë'
-- params: null
SELECT id FROM letter WHERE LOWER(low) = ? ORDER BY id

-- params: 'ann', 'ZOË'
SELECT id FROM letter WHERE LOWER(low) IN (?, LOWER(?)) ORDER BY id

-- params: 'ann', 'ZOË'
SELECT id FROM letter WHERE LOWER(low) <> ? AND LOWER(low) <> LOWER(?) ORDER BY id

-- expect: differs LOWER is reported with the name and the type of its column
SELECT COUNT(*) AS n, LOWER(low) AS l FROM letter GROUP BY LOWER(low)

SELECT n FROM (SELECT COUNT(*) AS n, LOWER(low) AS l FROM letter GROUP BY LOWER(low)) g WHERE l = 'zoë'

SELECT COUNT(DISTINCT LOWER(low)) AS n FROM letter

-- expect: refused HC-2100
SELECT LOWER(low) FROM letter

-- expect: refused HC-2109
SELECT id FROM letter WHERE UPPER(low) = 'ANN'

SELECT COUNT(*) FROM letter GROUP BY low

INSERT INTO letter (id, lax, low) VALUES (11, 'zOË', 'zoë')

SELECT COUNT(DISTINCT low) FROM letter

-- expect: differs compare: exact tells letters of different case apart
SELECT COUNT(DISTINCT lax) FROM letter

DELETE FROM letter WHERE low = 'ZoË'

SELECT id FROM letter WHERE plain = 'p'

-- expect: refused HC-2104
SELECT id FROM letter WHERE hidden = 'öl'

-- ---------------------------------------------------------------- zones
-- expect: differs a zoned time comes back as its UTC instant
SELECT id, sent, got FROM letter WHERE id = 1

SELECT id, sent FROM letter WHERE id = 2

-- params: offsetdatetime 2026-03-29T01:30:00.125Z
-- params: offsetdatetime 2026-03-29T03:30:00.125+02:00
-- params: offsetdatetime 2026-03-29T03:30:00.1255+02:00
SELECT id FROM letter WHERE sent = ?

SELECT id FROM letter WHERE sent = TIMESTAMP WITH TIME ZONE '2026-03-29 02:30:00.125+01:00'

SELECT id FROM letter WHERE sent = '2026-03-29 01:30:00.125+00:00'

SELECT id FROM letter WHERE sent <> TIMESTAMP WITH TIME ZONE '2026-03-29 02:30:00.125+01:00'

SELECT COUNT(DISTINCT sent) FROM letter

SELECT COUNT(*) FROM letter WHERE sent IS NULL

UPDATE letter SET sent = TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00.0005+00:00', got = NULL WHERE id = 3

SELECT sent, got FROM letter WHERE id = 3
