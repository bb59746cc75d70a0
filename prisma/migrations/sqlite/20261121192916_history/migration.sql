-- DropIndex
DROP INDEX "Change_changeSetId_idx";

-- CreateIndex
CREATE INDEX "Change_entity_changeSetId_idx" ON "Change"("entity", "changeSetId");

-- CreateIndex
CREATE INDEX "Change_changeSetId_id_idx" ON "Change"("changeSetId", "id");
