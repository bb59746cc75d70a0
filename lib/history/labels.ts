import type { Channel } from "../commands/execute";
import { allEntities } from "../entities/registry";
import type { Option } from "../list/filter/filter";

/** Labels of commands that belong to no entity. */
const otherCommands: Record<string, string> = {
  bulkEdit: "Bulk edit",
  signIn: "Sign in",
  endSession: "End a session",
  changePassword: "Change password",
  setPassword: "Set password via link",
  setUpFirstAdmin: "Set up the shop",
  createImport: "Upload a file to import",
  updateImport: "Match columns",
  planImport: "Check an import",
  runImport: "Import a file",
  discardImport: "Discard an import",
  exportList: "Export a list",
  undoChangeSet: "Undo",
  stopJob: "Stop a background task",
  resumeJob: "Resume a background task",
  seedDemo: "Add demo data",
};

const verbs = { create: "Add", update: "Edit", delete: "Delete" };

/** Labels by command name. */
const commandLabels: Record<string, string> = Object.assign(
  {},
  ...allEntities.map(({ table, label, standardCommands, commands = {} }) => ({
    ...(standardCommands && standardLabels(table, label.one)),
    ...Object.fromEntries(Object.entries(commands).map(([name, { label }]) => [name, label])),
  })),
  otherCommands,
);

function standardLabels(table: string, noun: string) {
  const article = /^[aeio]/.test(noun) ? "an" : "a";
  return Object.fromEntries(
    Object.entries(verbs).map(([action, verb]) => [`${action}${table}`, `${verb} ${article} ${noun}`]),
  );
}

const channelLabels: Record<Channel, string> = {
  form: "Web",
  import: "Import",
  api: "API",
  shell: "Shell",
  script: "Script",
  seed: "Demo data",
  test: "Test",
};

/** The label of a command; its name if it no longer exists. */
export const commandLabel = (command: string): string =>
  Object.hasOwn(commandLabels, command) ? (commandLabels[command] as string) : command;

/** The label of the channel a change came through. */
export const channelLabel = (via: string): string =>
  Object.hasOwn(channelLabels, via) ? channelLabels[via as Channel] : via;

export const commandOptions: Option[] = Object.entries(commandLabels).map(([value, label]) => ({ value, label }));
export const channelOptions: Option[] = Object.entries(channelLabels).map(([value, label]) => ({
  value,
  label,
  phrase: label.toLowerCase().replace("api", "API"),
}));
