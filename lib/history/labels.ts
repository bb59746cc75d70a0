import type { Via } from "../commands/execute";
import { allEntities } from "../entities/registry";
import type { Choice } from "../list/filter/filter";

/** Of commands that belong to no entity. */
const otherCommands: Record<string, string> = {
  editMany: "Edit many at once",
  signIn: "Sign in",
  endSession: "End a session",
  changePassword: "Change one's password",
  setPassword: "Choose a password by a link",
  setUpFirstAdmin: "Set the shop up",
  createImport: "Choose a file to import",
  changeImport: "Match the columns of an import",
  planImport: "Try an import",
  runImport: "Import a file",
  discardImport: "Discard an import",
  exportList: "Export a list",
  undoChangeSet: "Undo",
  stopJob: "Stop work in the background",
  resumeJob: "Go on with work in the background",
  seedDemo: "Fill in the demonstration data",
};

const verbs = { create: "Add", update: "Edit", delete: "Delete" };

/** By the command's name. */
const commandNames: Record<string, string> = Object.assign(
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

const ways: Record<Via, string> = {
  form: "A form",
  import: "An import",
  api: "The API",
  shell: "The shell",
  script: "A script",
  seed: "The demonstration data",
  test: "A test",
};

/** What was done, as people would say it; the name itself for a command that there is no more. */
export const commandName = (command: string): string =>
  Object.hasOwn(commandNames, command) ? (commandNames[command] as string) : command;

/** By what it was done. */
export const wayName = (via: string): string => (Object.hasOwn(ways, via) ? ways[via as Via] : via);

export const commandChoices: Choice[] = Object.entries(commandNames).map(([value, label]) => ({ value, label }));
export const wayChoices: Choice[] = Object.entries(ways).map(([value, label]) => ({
  value,
  label,
  phrase: label.toLowerCase().replace("api", "API"),
}));
