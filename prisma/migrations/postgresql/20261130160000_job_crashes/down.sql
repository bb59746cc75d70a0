-- AlterTable
ALTER TABLE "Job" DROP COLUMN "crashes";
