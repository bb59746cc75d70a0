DROP INDEX "Change_gone_session_idx";
DROP INDEX "Change_gone_stock_idx";
DROP TRIGGER "ChangeSet_replaced";
DROP TRIGGER "ChangeSet_deleted";
DROP TRIGGER "ChangeSet_edited";
DROP TRIGGER "Change_replaced";
DROP TRIGGER "Change_deleted";
DROP TRIGGER "Change_edited";
