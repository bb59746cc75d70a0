-- AlterTable
ALTER TABLE "Change" ADD COLUMN     "nameFold" TEXT COLLATE "C";

-- By hand: few changes are deletions, and only those have a name.
CREATE INDEX "Change_nameFold_idx" ON "Change"("nameFold", "entity", "entityId") WHERE "nameFold" IS NOT NULL;
