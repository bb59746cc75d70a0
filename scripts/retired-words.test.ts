/** Fails on retired words in file names, identifiers and CSS classes, and says which word to use instead. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { expect, test } from "vitest";
import { root } from "./steps.mjs";

/** Words that no name may contain: `deed` also stands for `chooseDeed` and `deed-preview`. */
const retiredWords: Record<string, string> = {
  asker: "runner or client",
  asking: "query runner",
  choosing: "selection",
  deed: "shortcut, action, intent or operation",
  deeds: "shortcuts, actions, intents or operations",
  mend: "fix",
  mended: "fixed",
  mending: "fixing",
  patience: "timeoutMs",
  respelt: "spellingFallback",
  sorry: "error page",
  told: "summary or details",
  turns: "semaphore",
  twin: "duplicate",
  twins: "duplicates",
};

/** Whole names that are retired, though their words are not. */
const retiredNames: Record<string, string> = {
  actorOf: "getSessionActor",
  anyReach: "viaIndex",
  Aside: "QueryWorker",
  asideTurns: "querySemaphore",
  Asked: "ListQuery",
  askedBy: "matchEvent",
  askList: "loadListPage",
  AT_ONCE: "INLINE_LIMIT",
  authorsCalled: "searchAuthors",
  BadEnvironment: "InvalidEnvError",
  BadUsage: "UsageError",
  beginForm: "initialFormState",
  BEST: "RELEVANCE",
  bestFirst: "relevance",
  bringIn: "runImport",
  carryOut: "run or execute",
  changeStock: "adjustStock",
  choicesOf: "fetchOptions",
  Chosen: "Selection",
  countedAddress: "clientIpKey",
  countNowhere: "outOfStock",
  defused: "escapeFormula",
  elsewhere: "workerRunner",
  FEW: "MAX_…",
  forgetMentions: "redactReferences",
  forgetWhatIsPast: "deleteExpired",
  formerUserOf: "findExpiredSessionUser",
  idleDeeds: "unavailableShortcuts",
  idsAsked: "matchingIds",
  Is: "UndoState",
  isBrokenLink: "isForeignKeyViolation",
  isClash: "isUniqueViolation",
  keepPictures: "saveImages",
  "kept-note": "restore-draft-notice",
  leaveFlash: "setFlash",
  Left: "SkippedRow",
  "left-alone": "skipped-rows",
  lookInto: "inspectSheet",
  makeActor: "createActor",
  MOST: "MAX_…",
  NotSaved: "DatabaseBusyError",
  onTheSpot: "directRunner",
  openAside: "openQueryWorker",
  Part: "BulkPlan",
  PATIENCE: "TIMEOUT_MS",
  PAUSE: "DEBOUNCE_MS",
  Place: "PageInfo",
  referToLater: "deferForeignKeys",
  Refusal: "CommandError",
  rowByRow: "perRow",
  rowOrAnswer: "route-params",
  saidDelimiter: "declaredDelimiter",
  sameAs: "idempotencyInput",
  "sent-back": "form-error-cookie",
  sentBack: "formErrorCookie",
  Since: "RowStatus",
  someActor: "createActor",
  sorryInsteadOfNothing: "withErrorPages",
  SqliteProcesses: "SqliteWorkerPool",
  "start-here": "onboarding",
  startWaiting: "resumePendingJobs",
  StepFailed: "StepError",
  streamAside: "streamInWorker",
  Submission: "IdempotencyKey",
  takeIn: "createImport",
  Taken: "MergedField",
  takeOutOfStore: "removeFromStore",
  tally: "counts",
  Told: "ChangeSummary",
  TooSlow: "QueryTimeoutError",
  tryOut: "dryRun",
  Typed: "FormValues",
  undoStory: "getUndoChain",
  Unreadable: "UnreadableFileError",
  wantsToLeave: "confirmLeave",
  whatBecame: "rowStatusSince",
  "where-i-am": "current-store-form",
  "will-do": "undo-preview",
  withoutPerson: "redactPerson",
  WouldLoseData: "DataLossError",
  writeMuch: "enableBulkWriteMode",
};

const folders = ["app", "components", "lib", "prisma", "scripts", "e2e"];
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...folders], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(join(root, file)));

test("no name uses a retired word", () => {
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) => {
    const names = new Set([...file.split("/").map(stem), ...namesIn(file)]);
    return [...names].flatMap((name) => replacementsFor(name).map((use) => `${file}: ${name}. Use: ${use}`));
  });
  expect(found).toEqual([]);
});

test.each([
  ["const chooseSorry = 1;", "chooseSorry"],
  ["interface Form { sorryText?: string }", "sorryText"],
  ["class Page { #sorry() {} }", "sorry"],
])("%s is found", (code, name) => {
  const names = identifiersIn(code, "ts");
  expect(names).toContain(name);
  expect(replacementsFor(name)).not.toEqual([]);
});

test.each(["<aside>sorry</aside>", '"sorry" // sorry', "sorrys.filter"])("%s is not found", (code) => {
  expect(identifiersIn(code, "tsx").flatMap(replacementsFor)).toEqual([]);
});

/** What to use instead of each retired word in a name. */
function replacementsFor(name: string): string[] {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const uses = words.flatMap((word) => (Object.hasOwn(retiredWords, word) ? [String(retiredWords[word])] : []));
  return Object.hasOwn(retiredNames, name) ? [...uses, String(retiredNames[name])] : uses;
}

/** "deed-preview" for "deed-preview.test.tsx". */
function stem(name: string): string {
  return name.replace(/(?<=.)\..*/, "");
}

function namesIn(file: string): string[] {
  const [, extension = ""] = /\.(\w+)$/.exec(file) ?? [];
  if (/^(ts|tsx|mjs)$/.test(extension) && !file.includes("/retired-words.")) {
    return identifiersIn(readFileSync(join(root, file), "utf8"), extension === "tsx" ? "tsx" : "ts");
  }
  if (!/^(css|prisma)$/.test(extension)) return [];
  const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  return [...text.matchAll(extension === "css" ? /\.([a-z][\w-]*)/g : /^\s*(?:(?:model|enum)\s+)?(\w+)/gm)].map(
    ([, name]) => String(name),
  );
}

/** All identifiers of a module; neither its strings, nor its comments, nor its JSX elements and attributes. */
function identifiersIn(code: string, lang: "ts" | "tsx"): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, name } = node as { type?: unknown; name?: unknown };
    if ((type === "Identifier" || type === "PrivateIdentifier") && typeof name === "string") names.add(name);
    Object.values(node).forEach(visit);
  };
  visit(parseAst(code, { lang }));
  return [...names];
}
