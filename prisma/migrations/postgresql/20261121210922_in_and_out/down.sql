-- DropForeignKey
ALTER TABLE "Job" DROP CONSTRAINT "Job_ownerId_fkey";

-- DropForeignKey
ALTER TABLE "Job" DROP CONSTRAINT "Job_changeSetId_fkey";

-- DropForeignKey
ALTER TABLE "Import" DROP CONSTRAINT "Import_ownerId_fkey";

-- DropIndex
DROP INDEX "ChangeSet_undoesId_idx";

-- AlterTable
ALTER TABLE "User" DROP COLUMN "erasedAt";

-- AlterTable
ALTER TABLE "ChangeSet" DROP COLUMN "details",
DROP COLUMN "undoesId";

-- DropTable
DROP TABLE "Job";

-- DropTable
DROP TABLE "Import";

-- DropTable
DROP TABLE "ImportMapping";
