/**
 * Queries that return a database's schema as lines, so that schemas can be compared whatever the order of their
 * columns.
 */

export const sqliteSchema = `
  WITH objects AS (
    SELECT * FROM sqlite_master WHERE tbl_name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND tbl_name <> '_prisma_migrations'
  )
  SELECT 'table ' || o.name || CASE WHEN o.sql LIKE '%AUTOINCREMENT%' THEN ' autoincrement' ELSE '' END AS line
  FROM objects o WHERE o.type = 'table'
  UNION ALL
  SELECT concat_ws(' ', 'column', o.name, c.name, c.type, 'notnull', c."notnull", 'default', c.dflt_value, 'key', c.pk)
  FROM objects o JOIN pragma_table_xinfo(o.name) c WHERE o.type = 'table'
  UNION ALL
  SELECT concat_ws(' ', 'reference', o.name, f.id || '.' || f.seq, f."from", f."table", f."to", f.on_update, f.on_delete)
  FROM objects o JOIN pragma_foreign_key_list(o.name) f WHERE o.type = 'table'
  UNION ALL
  SELECT concat_ws(' ', 'index', o.name, i.name, 'unique', i."unique", 'partial', i.partial, c.seqno, c.name, c."desc", c.coll)
  FROM objects o JOIN pragma_index_list(o.name) i JOIN pragma_index_xinfo(i.name) c WHERE o.type = 'table'
  UNION ALL
  SELECT concat_ws(' ', o.type, o.name, o.sql) FROM objects o WHERE o.type IN ('view', 'trigger')`;

export const postgresqlSchema = `
  SELECT concat_ws(' ', 'column', c.table_name, c.column_name, c.udt_name, c.character_maximum_length,
    c.datetime_precision, 'null', c.is_nullable, 'default', c.column_default, 'collation', c.collation_name) AS line
  FROM information_schema.columns c
  WHERE c.table_schema = current_schema() AND c.table_name <> '_prisma_migrations'
  UNION ALL
  SELECT concat_ws(' ', 'index', i.indexname, i.indexdef) FROM pg_indexes i
  WHERE i.schemaname = current_schema() AND i.tablename <> '_prisma_migrations'
  UNION ALL
  SELECT concat_ws(' ', 'constraint', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) FROM pg_constraint k
  WHERE k.connamespace = current_schema()::regnamespace AND k.conrelid IS DISTINCT FROM to_regclass('_prisma_migrations')
  UNION ALL
  SELECT concat_ws(' ', 'trigger', t.tgname, pg_get_triggerdef(t.oid)) FROM pg_trigger t WHERE NOT t.tgisinternal
  UNION ALL
  SELECT concat_ws(' ', 'function', p.proname, pg_get_functiondef(p.oid)) FROM pg_proc p
  WHERE p.pronamespace = current_schema()::regnamespace
  UNION ALL
  SELECT concat_ws(' ', 'view', v.viewname, v.definition) FROM pg_views v WHERE v.schemaname = current_schema()
  UNION ALL
  SELECT 'sequence ' || s.sequence_name FROM information_schema.sequences s WHERE s.sequence_schema = current_schema()
  UNION ALL
  SELECT 'type ' || t.typname FROM pg_type t WHERE t.typnamespace = current_schema()::regnamespace AND t.typtype = 'e'`;
