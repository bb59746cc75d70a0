-- DropIndex
DROP INDEX "Job_changeSetId_key";

-- DropIndex
DROP INDEX "Job_ownerId_id_idx";

-- DropIndex
DROP INDEX "Job_state_id_idx";

-- DropIndex
DROP INDEX "Import_ownerId_id_idx";

-- DropIndex
DROP INDEX "Import_updatedAt_idx";

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Job";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Import";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "ImportMapping";
PRAGMA foreign_keys=on;

-- By hand: made anew, as Prisma would have it, the users' table would be without its triggers.
DROP INDEX "ChangeSet_undoesId_idx";
ALTER TABLE "ChangeSet" DROP COLUMN "undoesId";
ALTER TABLE "ChangeSet" DROP COLUMN "details";
ALTER TABLE "User" DROP COLUMN "erasedAt";
