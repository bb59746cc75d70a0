-- By hand: made anew, the table would lose what is not in the schema.
ALTER TABLE "Job" ADD COLUMN "crashes" INTEGER NOT NULL DEFAULT 0;
