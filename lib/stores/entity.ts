import { z } from "zod";
import { emailAliases, nameAliases } from "../entities/aliases";
import { defineEntity } from "../entities/definition";
import { yesOrNo } from "../values/form-fields";
import { storeList, storeStockList } from "./list";
import { storeOptions } from "./names";
import { newStoreSchema } from "./schema";

const { shape } = newStoreSchema;

export const store = defineEntity("store", {
  number: 3,
  label: { one: "store", many: "stores" },
  title: "name",
  path: "stores",
  abilities: {
    view: "desk",
    create: "stores.manage",
    update: "stores.manage",
    delete: "stores.manage",
    import: "stores.manage",
  },
  keywords: { list: "shops stock", create: "add shop" },
  fields: {
    name: {
      label: "Name",
      type: "line",
      folded: true,
      initial: "",
      export: true,
      import: {
        required: true,
        aliases: `${nameAliases},store,store name,shop,branch,branch name,filiale,magasin,tienda`,
      },
    },
    address: {
      label: "Address",
      type: "text",
      export: true,
      import: { aliases: "address,street,street address,adresse,anschrift,direccion,indirizzo" },
    },
    city: {
      label: "City",
      type: "line",
      folded: true,
      export: true,
      bulkEdit: { schema: shape.city, clearable: true },
      import: { aliases: "city,town,place,ort,stadt,ville,ciudad,citta,plaats" },
    },
    phone: {
      label: "Phone",
      type: "line",
      export: true,
      import: { aliases: "phone,telephone,tel,phone number,telefon,telefono,telefoon" },
    },
    email: {
      label: "Email",
      type: "line",
      export: true,
      import: { aliases: emailAliases },
    },
    openingHours: {
      label: "Opening hours",
      type: "line",
      export: true,
      bulkEdit: { schema: shape.openingHours, clearable: true },
      import: {
        hint: "Mo-Fr 09:00-18:00",
        aliases: "opening hours,hours,openinghours,offnungszeiten,horaires,horario",
      },
    },
    open: {
      label: "Open",
      type: "flag",
      initial: true,
      export: true,
      bulkEdit: { schema: yesOrNo, clearable: false },
      import: { hint: "Yes or no", aliases: "open,is open,active,offen,geoffnet,ouvert,abierto,status" },
    },
    createdAt: { label: "Added", type: "moment", setOnCreate: true },
  },
  importer: {
    schema: { ...shape, open: z.boolean() },
    identifiedBy: ["name"],
    keys: [{ field: "name" }],
  },
  uniqueKeys: [["nameFold"]],
  load: (reader, ids) =>
    reader.store.findMany({ where: { id: { in: ids } }, omit: { nameFold: true, cityFold: true } }),
  alias: "s",
  lists: {
    stores: { label: "Stores", ability: "desk", entity: "store", build: () => storeList, savable: true },
    stock: {
      label: "Books of a store",
      ability: "desk",
      entity: "book",
      of: "store",
      build: storeStockList,
      title: (name) => `Books at ${name}`,
      savable: true,
    },
  },
  fetchOptions: storeOptions,
  noteField: "city",
  search: { columns: ["name", "city"] },
  counted: true,
  undoable: true,
  standardCommands: true,
  bulkEditable: true,
  history: { ability: "history", hasPage: true },
  commands: {
    closeStore: { label: "Close a store", verb: "closed" },
    reopenStore: { label: "Reopen a store", verb: "reopened" },
  },
});
