/** The models of a Prisma schema, as far as search indexes need them. */

export interface Model {
  readonly columns: ReadonlySet<string>;
  /** For each foreign key to an id, the relation's field and the referenced table. */
  readonly references: ReadonlyMap<string, { field: string; table: string }>;
  /** For each list field of a relation, its table. */
  readonly lists: ReadonlyMap<string, string>;
  /** The columns of the primary key. */
  readonly key: readonly string[];
}

export function readModels(schema: string): Map<string, Model> {
  const blocks = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = "", body = ""]) => ({
    name,
    body,
  }));
  const isModel = (type: string) => blocks.some(({ name }) => name === type);
  return new Map(blocks.map(({ name, body }) => [name, readModel(body, isModel)]));
}

function readModel(body: string, isModel: (type: string) => boolean): Model {
  const columns = new Set<string>();
  const references = new Map<string, { field: string; table: string }>();
  const lists = new Map<string, string>();
  let key = (/^\s+@@id\(\[([^\]]+)\]/m.exec(body)?.[1] ?? "").split(/,\s*/).filter(Boolean);
  for (const [, field = "", type = "", list, attributes = ""] of body.matchAll(
    /^\s+(\w+)\s+(\w+)(\[\])?\??(?:[ \t]+(.*))?$/gm,
  )) {
    if (!isModel(type)) columns.add(field);
    else if (list) lists.set(field, type);
    const foreignKey = /fields: \[(\w+)\], references: \[id\]/.exec(attributes)?.[1];
    if (foreignKey) references.set(foreignKey, { field, table: type });
    if (/@id\b/.test(attributes)) key = [field];
  }
  return { columns, references, lists, key };
}
