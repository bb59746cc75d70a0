DROP INDEX "Change_nameFold_idx";
ALTER TABLE "Change" DROP COLUMN "nameFold";
