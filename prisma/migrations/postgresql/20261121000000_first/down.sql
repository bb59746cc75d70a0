-- DropForeignKey
ALTER TABLE "BookAuthor" DROP CONSTRAINT "BookAuthor_bookId_fkey";

-- DropForeignKey
ALTER TABLE "BookAuthor" DROP CONSTRAINT "BookAuthor_authorId_fkey";

-- DropForeignKey
ALTER TABLE "Stock" DROP CONSTRAINT "Stock_bookId_fkey";

-- DropForeignKey
ALTER TABLE "Stock" DROP CONSTRAINT "Stock_storeId_fkey";

-- DropForeignKey
ALTER TABLE "Computer" DROP CONSTRAINT "Computer_storeId_fkey";

-- DropForeignKey
ALTER TABLE "Session" DROP CONSTRAINT "Session_userId_fkey";

-- DropForeignKey
ALTER TABLE "OneTimeLink" DROP CONSTRAINT "OneTimeLink_userId_fkey";

-- DropForeignKey
ALTER TABLE "FormDraft" DROP CONSTRAINT "FormDraft_userId_fkey";

-- DropForeignKey
ALTER TABLE "ChangeSet" DROP CONSTRAINT "ChangeSet_actorId_fkey";

-- DropForeignKey
ALTER TABLE "Change" DROP CONSTRAINT "Change_changeSetId_fkey";

-- DropTable
DROP TABLE "User";

-- DropTable
DROP TABLE "Author";

-- DropTable
DROP TABLE "Book";

-- DropTable
DROP TABLE "BookAuthor";

-- DropTable
DROP TABLE "Store";

-- DropTable
DROP TABLE "Stock";

-- DropTable
DROP TABLE "Computer";

-- DropTable
DROP TABLE "Session";

-- DropTable
DROP TABLE "OneTimeLink";

-- DropTable
DROP TABLE "SignInThrottle";

-- DropTable
DROP TABLE "FormDraft";

-- DropTable
DROP TABLE "ChangeSet";

-- DropTable
DROP TABLE "Change";

-- DropTable
DROP TABLE "Submission";
