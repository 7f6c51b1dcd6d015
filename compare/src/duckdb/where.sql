-- Where: areas, themes, levers, seats and places (contract §2, §3). The same for every rule book.

-- a lies within b, or is it
CREATE TABLE up AS
WITH RECURSIVE up(a, b) AS (
    SELECT a, a FROM area
    UNION
    SELECT up.a, within.b FROM up JOIN within ON within.a = up.b
)
SELECT * FROM up;

-- each theme with all above it, as a mask, and with its sectors, which follow `broader` alone
CREATE TABLE theme_above AS
WITH RECURSIVE step(a, b) AS (
    SELECT theme, above FROM broader
    UNION SELECT theme, other FROM exact
    UNION SELECT other, theme FROM exact
), reached(a, b) AS (
    SELECT theme, theme FROM theme
    UNION
    SELECT reached.a, step.b FROM reached JOIN step ON step.a = reached.b
)
SELECT a AS theme, bit_or(1::UBIGINT << b::UBIGINT) AS above FROM reached GROUP BY a;

CREATE TABLE theme_sectors AS
WITH RECURSIVE reached(a, b) AS (
    SELECT theme, theme FROM theme
    UNION
    SELECT reached.a, broader.above FROM reached JOIN broader ON broader.theme = reached.b
)
SELECT reached.a AS theme, bit_or(theme.sectors) AS sectors
FROM reached JOIN theme ON theme.theme = reached.b GROUP BY reached.a;

-- the areas that a challenge affects
CREATE TABLE affected AS
SELECT c, a FROM challenge_area
UNION
SELECT w.c, up.a
FROM challenge_within w JOIN up ON up.b = w.a JOIN area ON area.a = up.a AND area.level = w.level;

CREATE TABLE extent AS
SELECT c, count(*) AS areas, min(area.level) AS lowest FROM affected JOIN area USING (a) GROUP BY c;

-- challenges with their themes, sectors and extent
CREATE TABLE task AS
SELECT ch.c, ch.named, ch.needs, ch.groups AS c_groups, ch.shared,
    bit_or(theme_above.above) AS themes, bit_or(theme_sectors.sectors) AS c_sectors,
    any_value(extent.areas) AS areas, any_value(extent.lowest) AS lowest
FROM challenge ch
JOIN extent ON extent.c = ch.c
JOIN theme_above ON (ch.named >> theme_above.theme::UBIGINT) & 1 = 1
JOIN theme_sectors ON theme_sectors.theme = theme_above.theme
GROUP BY ALL;

-- who can pull a lever at an area, and where an area finds it: at the lowest level
CREATE TABLE holder AS
SELECT DISTINCT m.lever, up.a AS q, m.s
FROM mandate m JOIN up ON up.b = m.a JOIN area ON area.a = up.a AND area.level = m.level;

CREATE TABLE source AS
SELECT a, lever, q FROM (
    SELECT up.a, held.lever, held.q, area.level, min(area.level) OVER (PARTITION BY up.a, held.lever) AS lowest
    FROM up JOIN (SELECT DISTINCT lever, q FROM holder) held ON held.q = up.b JOIN area ON area.a = held.q
) WHERE level = lowest;

-- the seat of a shared challenge: the named one, else the lowest common area with the fewest areas
CREATE TABLE common AS
SELECT x.c, x.p, area.level, x.themes, x.lowest
FROM (
    SELECT task.c, up.b AS p, task.areas, task.themes, task.lowest
    FROM task JOIN affected USING (c) JOIN up ON up.a = affected.a
    WHERE task.shared = 1
    GROUP BY ALL HAVING count(*) = task.areas
) x JOIN area ON area.a = x.p
WHERE area.themes = 0 OR area.themes & x.themes <> 0 OR (x.c, x.p) IN (SELECT c, a FROM affected);

CREATE TABLE parts AS
SELECT up.b AS p, area.level, count(*) AS parts FROM up JOIN area ON area.a = up.a GROUP BY ALL;

CREATE TABLE chosen AS
WITH named AS (
    SELECT cs.c, cs.a AS t
    FROM challenge_seat cs JOIN task USING (c) JOIN affected USING (c) JOIN up ON up.a = affected.a AND up.b = cs.a
    WHERE task.shared = 1
    GROUP BY cs.c, cs.a, task.areas HAVING count(*) = task.areas
)
SELECT c, t FROM named
UNION ALL
SELECT c, p FROM (
    SELECT common.c, common.p, row_number() OVER (PARTITION BY common.c ORDER BY common.level, parts.parts, common.p) AS rank
    FROM common JOIN parts ON parts.p = common.p AND parts.level = common.lowest
    WHERE common.c NOT IN (SELECT c FROM named)
) WHERE rank = 1;

-- seats by number, and what they cover
CREATE TABLE seat AS
SELECT row_number() OVER ()::UINTEGER AS k, c, t FROM (
    SELECT c, t FROM chosen
    UNION ALL
    SELECT c, a FROM affected WHERE c NOT IN (SELECT c FROM chosen)
);

CREATE TABLE covered AS
SELECT seat.k, affected.a
FROM seat JOIN affected USING (c)
WHERE affected.a = seat.t OR seat.c IN (SELECT c FROM chosen);

-- where the needed levers lie, and who needs one that nobody has
CREATE TABLE link AS
SELECT covered.k, covered.a, source.lever, source.q
FROM covered JOIN seat USING (k) JOIN task USING (c)
JOIN source ON source.a = covered.a AND (task.needs >> source.lever::UBIGINT) & 1 = 1;

CREATE TABLE unheld AS
SELECT DISTINCT k FROM (
    SELECT covered.k, covered.a, bit_count(any_value(task.needs)) AS needed, count(DISTINCT link.lever) AS found
    FROM covered JOIN seat USING (k) JOIN task USING (c) LEFT JOIN link ON link.k = covered.k AND link.a = covered.a
    GROUP BY covered.k, covered.a
) WHERE found < needed;

-- the places of a seat with their functions: 1 seat, 2 source, 4 target
CREATE TABLE place AS
SELECT row_number() OVER ()::UINTEGER AS n, k, p, functions FROM (
    SELECT k, p, bit_or(f)::UTINYINT AS functions FROM (
        SELECT k, t AS p, 1 AS f FROM seat
        UNION ALL
        SELECT link.k, link.q, CASE level_approach.approach WHEN 2 THEN 4 ELSE 2 END
        FROM (SELECT DISTINCT k, q FROM link) link
        JOIN area ON area.a = link.q JOIN level_approach ON level_approach.level = area.level
    ) GROUP BY k, p
);

-- is what a seat covers connected through neighbours?
CREATE TABLE contiguous AS
WITH RECURSIVE touched(k, a) AS (
    SELECT k, min(a) FROM covered GROUP BY k
    UNION
    SELECT touched.k, covered.a
    FROM touched JOIN neighbour ON neighbour.a = touched.a JOIN covered ON covered.k = touched.k AND covered.a = neighbour.b
)
SELECT k FROM (SELECT k, count(*) AS areas FROM touched GROUP BY k) JOIN (SELECT k, count(*) AS areas FROM covered GROUP BY k) USING (k, areas);

-- everything that a condition can ask of a place, a seat and a challenge
CREATE TABLE here AS
SELECT place.n, place.k, seat.c, seat.t, place.p, place.functions, area.level,
    task.named, task.themes, task.c_sectors, task.c_groups, task.needs, task.shared, task.areas,
    of_seat.approaches, of_seat.covers, of_seat.first,
    place.k IN (SELECT k FROM unheld) AS unheld,
    place.k IN (SELECT k FROM contiguous) AS contiguous
FROM place JOIN seat USING (k) JOIN task USING (c) JOIN area ON area.a = place.p
JOIN (
    SELECT k, approaches, covers, first
    FROM (
        SELECT place.k, bit_or(1::UTINYINT << level_approach.approach::UTINYINT) AS approaches
        FROM place JOIN area ON area.a = place.p JOIN level_approach ON level_approach.level = area.level
        GROUP BY place.k
    ) JOIN (SELECT k, count(*) AS covers, min(a) AS first FROM covered GROUP BY k) USING (k)
) of_seat USING (k);

-- everything that a condition can ask of a stakeholder by itself; a party to an agreement about everything has all themes
CREATE TABLE who AS
SELECT st.s, st.kind, st.sectors, st.groups AS s_groups, coalesce(p.themes, 0) AS party
FROM stakeholder st LEFT JOIN (
    SELECT party.s, bit_or(CASE agreement.themes WHEN 0 THEN 18446744073709551615 ELSE agreement.themes END::UBIGINT) AS themes
    FROM party JOIN agreement USING (g) GROUP BY party.s
) p ON p.s = st.s;

-- who works where, seen from the area a
CREATE TABLE works_covers AS SELECT DISTINCT up.a, w.s FROM up JOIN works_in w ON w.a = up.b;
CREATE TABLE works_inside AS SELECT DISTINCT up.b AS a, w.s FROM up JOIN works_in w ON w.a = up.a;
CREATE TABLE works_overlaps AS SELECT * FROM works_covers UNION SELECT * FROM works_inside;
-- between the seat t and the covered area a
CREATE TABLE works_between AS
SELECT DISTINCT x.t, x.a, w.s
FROM (SELECT DISTINCT seat.t, covered.a FROM seat JOIN covered USING (k)) x
JOIN up low ON low.a = x.a JOIN up high ON high.a = low.b AND high.b = x.t JOIN works_in w ON w.a = low.b;
-- in every area of a seat that covers several
CREATE TABLE works_reaches AS
SELECT covered.k, w.s
FROM covered JOIN (SELECT k, count(*) AS covers FROM covered GROUP BY k HAVING count(*) > 1) several USING (k)
JOIN works_covers w ON w.a = covered.a
GROUP BY covered.k, w.s, several.covers HAVING count(*) = several.covers;

-- appointments and exclusions, at every area within theirs, with the themes of all of them
CREATE TABLE appointed AS
SELECT x.role, up.a, x.s, bit_or(CASE x.themes WHEN 0 THEN 18446744073709551615 ELSE x.themes END::UBIGINT) AS themes
FROM appointment x JOIN up ON up.b = x.a GROUP BY ALL;
CREATE TABLE excluded AS
SELECT x.role, up.a, x.s, bit_or(CASE x.themes WHEN 0 THEN 18446744073709551615 ELSE x.themes END::UBIGINT) AS themes
FROM exclusion x JOIN up ON up.b = x.a GROUP BY ALL;

-- offers, at every area that overlaps with theirs
CREATE TABLE offered AS
SELECT DISTINCT near.a, maker.s, offer.o, offer.themes, higher.above, offer.groups
FROM offer
JOIN (
    SELECT offer.o, bit_or(theme_above.above) AS above
    FROM offer JOIN theme_above ON (offer.themes >> theme_above.theme::UBIGINT) & 1 = 1 GROUP BY offer.o
) higher USING (o)
JOIN (
    SELECT oa.o, up.a FROM offer_area oa JOIN up ON up.b = oa.a
    UNION
    SELECT oa.o, up.b FROM offer_area oa JOIN up ON up.a = oa.a
) near USING (o)
JOIN offer_by maker USING (o);
