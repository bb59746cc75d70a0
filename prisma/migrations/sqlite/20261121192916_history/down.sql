-- DropIndex
DROP INDEX "Change_entity_changeSetId_idx";

-- DropIndex
DROP INDEX "Change_changeSetId_id_idx";

-- CreateIndex
CREATE INDEX "Change_changeSetId_idx" ON "Change"("changeSetId");
