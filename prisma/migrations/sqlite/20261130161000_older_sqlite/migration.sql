-- Written by hand.
--
-- SQLite 3.40, which Debian 12 brings, cannot open a database whose schema has ORDER BY inside an aggregate: neither to
-- back it up nor to check it. Here the rows are sorted before they are put together.
DROP VIEW "BookText";
CREATE VIEW "BookText" AS SELECT
    b."id" AS "id",
    concat_ws(char(32, 57344, 32), b."titleFold", iif(lower(b."title") IS b."titleFold", NULL, b."title")) AS "title",
    concat_ws(char(32, 57344, 32), b."subtitleFold", iif(lower(b."subtitle") IS b."subtitleFold", NULL, b."subtitle")) AS "subtitle",
    concat_ws(char(32, 57344, 32), b."seriesFold", iif(lower(b."series") IS b."seriesFold", NULL, b."series")) AS "series",
    concat_ws(char(32, 57344, 32), b."publisherFold", iif(lower(b."publisher") IS b."publisherFold", NULL, b."publisher")) AS "publisher",
    (
        SELECT group_concat(named."name", char(32, 57344, 32))
        FROM (
            SELECT concat_ws(char(32, 57344, 32), a."nameFold", iif(lower(a."name") IS a."nameFold", NULL, a."name")) AS "name"
            FROM "BookAuthor" ba JOIN "Author" a ON a."id" = ba."authorId" WHERE ba."bookId" = b."id" ORDER BY ba."position"
        ) named
    ) AS "authors"
FROM "Book" b;
