import { nameAliases, noteAliases } from "../entities/aliases";
import { defineEntity } from "../entities/definition";
import { formatCount } from "../values/format";
import { computerList } from "./list";
import { newComputerSchema } from "./schema";

const { shape } = newComputerSchema;

export const computer = defineEntity("computer", {
  number: 5,
  label: { one: "computer", many: "computers" },
  title: "name",
  path: "computers",
  abilities: {
    view: "desk",
    create: "computers.manage",
    update: "computers.manage",
    delete: "computers.manage",
    import: "computers.manage",
  },
  keywords: { list: "tills machines", create: "add till machine" },
  fields: {
    name: {
      label: "Name",
      type: "line",
      folded: true,
      initial: "",
      export: true,
      import: {
        required: true,
        aliases: `${nameAliases},computer,computer name,host,hostname,device,rechner,ordinateur,equipo`,
      },
    },
    memory: {
      label: "Memory (GB)",
      type: "number",
      initial: 1,
      export: true,
      bulkEdit: { schema: shape.memory, clearable: false },
      import: {
        required: true,
        hint: "16, 16 GB or 16,384 MB",
        parser: "gigabytes",
        aliases: "memory gb,memory,ram,ram gb,memory size,speicher,arbeitsspeicher,memoire,memoria",
      },
    },
    storeId: {
      label: "Store",
      type: "reference",
      refersTo: {
        entity: "store",
        restrict: {
          reason: "It has computers",
          counted: ["computer", "computers"],
          message: (count) => `It has ${formatCount(count, "computer")}.`,
        },
      },
      export: true,
      bulkEdit: { schema: shape.storeId, clearable: true },
      import: {
        name: "store",
        hint: "By its name",
        aliases: "store,branch,shop,location,filiale,magasin,tienda,standort",
      },
    },
    serialNumber: {
      label: "Serial number",
      type: "line",
      folded: true,
      export: true,
      import: { aliases: "serial number,serial,serial no,serialnumber,sn,s n,seriennummer,numero de serie" },
    },
    note: {
      label: "Note",
      type: "text",
      export: true,
      bulkEdit: { schema: shape.note, clearable: true },
      import: { aliases: noteAliases },
    },
    createdAt: { label: "Added", type: "moment", setOnCreate: true },
  },
  importer: { schema: shape, identifiedBy: ["name"], keys: [{ field: "name" }] },
  uniqueKeys: [["nameFold"], ["serialNumberFold"]],
  load: (reader, ids) =>
    reader.computer.findMany({ where: { id: { in: ids } }, omit: { nameFold: true, serialNumberFold: true } }),
  alias: "c",
  lists: {
    computers: { label: "Computers", ability: "desk", entity: "computer", build: () => computerList, savable: true },
  },
  noteField: "storeId",
  search: { columns: ["name", "serialNumber", "storeId.name"] },
  counted: true,
  undoable: true,
  standardCommands: true,
  bulkEditable: true,
  history: { ability: "history", hasPage: true },
});
