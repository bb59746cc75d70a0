import { authorise } from "../auth/abilities";
import { defineEntity } from "../entities/definition";
import { formatCount } from "../values/format";
import { mayChangeView } from "./changes";
import { suggestViews } from "./suggest";

export const savedView = defineEntity("savedView", {
  number: 9,
  label: { one: "saved view", many: "saved views" },
  title: "name",
  path: "views",
  abilities: { view: "desk", create: "desk", update: "desk", delete: "desk" },
  fields: {
    list: { label: "List", type: "line", initial: "" },
    name: { label: "Name", type: "line", folded: true, initial: "" },
    query: { label: "Query", type: "line", initial: "" },
    ownerId: {
      label: "Owner",
      type: "reference",
      initial: 0,
      refersTo: {
        entity: "user",
        restrict: {
          reason: "Saved views are theirs",
          counted: ["saved view", "saved views"],
          message: (count) => `${formatCount(count, "saved view")} belong${count === 1 ? "s" : ""} to them.`,
        },
      },
    },
    shared: { label: "Visibility", type: "flag", initial: false, flagLabels: ["everyone", "its owner"] },
    createdAt: { label: "Added", type: "moment", setOnCreate: true },
  },
  uniqueKeys: [["nameFold", "list", "ownerId"]],
  load: (reader, ids) => reader.savedView.findMany({ where: { id: { in: ids } }, omit: { nameFold: true } }),
  suggest: suggestViews,
  undoable: true,
  history: { ability: "users.manage" },
  commands: {
    saveView: { label: "Save a view" },
    updateView: { label: "Edit a saved view" },
    deleteView: { label: "Delete a saved view" },
  },
  hooks: {
    authoriseRow(actor, row) {
      if (!mayChangeView(actor, { ownerId: Number(row.ownerId) })) authorise(actor, "views.manage");
      if (row.shared) authorise(actor, "views.share");
    },
  },
});
