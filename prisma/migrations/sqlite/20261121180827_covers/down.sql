-- By hand: made anew, as Prisma would have it, the table would be without its triggers.
ALTER TABLE "Book" DROP COLUMN "coverHash";
ALTER TABLE "Book" DROP COLUMN "coverAlt";
