-- Written by hand.
--
-- Nothing edits or deletes the history, whoever writes. But for this: a change set may be told more (its details, which
-- one it takes back), one that says nothing may go, and a person is erased: while the newest change set says of whom, the
-- values of their own changes may be replaced, in that one transaction.

CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history is kept: nothing edits or deletes it' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION change_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW."id", NEW."changeSetId", NEW."entity", NEW."entityId", NEW."action", NEW."version")
        IS NOT DISTINCT FROM (OLD."id", OLD."changeSetId", OLD."entity", OLD."entityId", OLD."action", OLD."version")
        AND EXISTS (
            SELECT 1 FROM "ChangeSet" s
            WHERE s."id" = (SELECT max("id") FROM "ChangeSet") AND s."command" = 'erasePerson'
            AND s."details" -> 'erasing' = CASE OLD."entity"
                WHEN 'user' THEN to_jsonb(OLD."entityId") WHEN 'session' THEN OLD."before" -> 'userId'
            END
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the history is kept: nothing edits it' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE FUNCTION change_set_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD."details" IS NULL AND NOT EXISTS (SELECT 1 FROM "Change" WHERE "changeSetId" = OLD."id") THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the history is kept: nothing deletes it' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "Change_edited" BEFORE UPDATE ON "Change"
    FOR EACH ROW EXECUTE FUNCTION change_edited();
CREATE TRIGGER "Change_deleted" BEFORE DELETE ON "Change"
    FOR EACH ROW EXECUTE FUNCTION history_is_kept();
CREATE TRIGGER "Change_emptied" BEFORE TRUNCATE ON "Change"
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();

CREATE TRIGGER "ChangeSet_edited" BEFORE UPDATE ON "ChangeSet"
    FOR EACH ROW WHEN ((NEW."id", NEW."command", NEW."actorId", NEW."via", NEW."requestId", NEW."schemaVersion", NEW."createdAt")
    IS DISTINCT FROM (OLD."id", OLD."command", OLD."actorId", OLD."via", OLD."requestId", OLD."schemaVersion", OLD."createdAt"))
    EXECUTE FUNCTION history_is_kept();
CREATE TRIGGER "ChangeSet_deleted" BEFORE DELETE ON "ChangeSet"
    FOR EACH ROW EXECUTE FUNCTION change_set_deleted();
CREATE TRIGGER "ChangeSet_emptied" BEFORE TRUNCATE ON "ChangeSet"
    FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();

-- What belonged to a row is found by it after its deletion: a book's stock, a user's sessions.
CREATE INDEX "Change_gone_stock_idx" ON "Change"(CAST("before" ->> 'bookId' AS TEXT))
WHERE "entity" = 'stock' AND "action" = 'delete';
CREATE INDEX "Change_gone_session_idx" ON "Change"(CAST("before" ->> 'userId' AS TEXT))
WHERE "entity" = 'session' AND "action" = 'delete';
