-- Written by hand.
--
-- Nothing edits or deletes the history, whoever writes. But for this: a change set may be told more (its details, which
-- one it takes back), one that says nothing may go, and a person is erased: while the newest change set says of whom, the
-- values of their own changes may be replaced, in that one transaction.

CREATE TRIGGER "Change_edited" BEFORE UPDATE ON "Change"
WHEN (new."id", new."changeSetId", new."entity", new."entityId", new."action", new."version")
    IS NOT (old."id", old."changeSetId", old."entity", old."entityId", old."action", old."version")
    OR NOT EXISTS (
        SELECT 1 FROM "ChangeSet" s WHERE s."id" = (SELECT max("id") FROM "ChangeSet") AND s."command" = 'erasePerson'
        AND json_extract(s."details", '$.erasing') = CASE old."entity"
            WHEN 'user' THEN old."entityId" WHEN 'session' THEN json_extract(old."before", '$.userId')
        END
    )
BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing edits it');
END;

CREATE TRIGGER "Change_deleted" BEFORE DELETE ON "Change" BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing deletes it');
END;

-- Nor does INSERT OR REPLACE, which fires no trigger for what it deletes.
CREATE TRIGGER "Change_replaced" BEFORE INSERT ON "Change" WHEN EXISTS (SELECT 1 FROM "Change" WHERE "id" = new."id") BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing edits it');
END;

CREATE TRIGGER "ChangeSet_edited" BEFORE UPDATE ON "ChangeSet"
WHEN (new."id", new."command", new."actorId", new."via", new."requestId", new."schemaVersion", new."createdAt")
    IS NOT (old."id", old."command", old."actorId", old."via", old."requestId", old."schemaVersion", old."createdAt")
BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing edits it');
END;

CREATE TRIGGER "ChangeSet_deleted" BEFORE DELETE ON "ChangeSet"
WHEN old."details" IS NOT NULL OR EXISTS (SELECT 1 FROM "Change" WHERE "changeSetId" = old."id")
BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing deletes it');
END;

CREATE TRIGGER "ChangeSet_replaced" BEFORE INSERT ON "ChangeSet"
WHEN EXISTS (SELECT 1 FROM "ChangeSet" WHERE "id" = new."id")
BEGIN
    SELECT RAISE(ABORT, 'the history is kept: nothing edits it');
END;

-- What belonged to a row is found by it after its deletion: a book's stock, a user's sessions.
CREATE INDEX "Change_gone_stock_idx" ON "Change"(CAST("before" ->> 'bookId' AS TEXT))
WHERE "entity" = 'stock' AND "action" = 'delete';
CREATE INDEX "Change_gone_session_idx" ON "Change"(CAST("before" ->> 'userId' AS TEXT))
WHERE "entity" = 'session' AND "action" = 'delete';
