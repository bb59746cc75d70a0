/** Shared code names no entity: what is one entity's alone stands in its folder, or is derived from its description. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allEntities } from "./registry";

const shared = [
  /^lib\/(bulk|entities|export|history|import|jobs|list|merge|palette|search|undo|db|spreadsheet)\//,
  /^components\//,
  /^app\/desk\/([^/]+|_[^/]+\/.*)$/,
  /^app\/desk\/(bulk|merge|history|import|jobs)\//,
];

/** Files of shared code that name these entities nevertheless, and why. */
const allowed: { files: RegExp; names: string[]; why: string }[] = [
  {
    files: /^app\/desk\/_dashboard\//,
    names: ["book", "author", "store", "computer", "user"],
    why: "The dashboard says what there is in the shop.",
  },
  {
    files: /^(app\/desk\/bulk|lib\/bulk|components\/table\/selection)/,
    names: ["store", "stock"],
    why: "Many books are put on a store's list or taken off it.",
  },
  {
    files: /^(app\/desk\/import|lib\/import)\//,
    names: ["book", "author", "store", "stock", "user"],
    why: "A file of books has their authors and copies; an import is somebody's.",
  },
  {
    files: /^(app\/desk\/merge|lib\/merge)\//,
    names: ["book", "author", "stock"],
    why: "Merged authors' books and merged books' copies are put together.",
  },
  {
    files: /^lib\/(history\/(list|queries)|export\/history-table|jobs\/(queries|run))\.ts$/,
    names: ["user"],
    why: "They say who did it.",
  },
  {
    files: /^(app\/desk\/_list\/desk-list\.tsx|lib\/palette\/queries\.ts)$/,
    names: ["savedView"],
    why: "Any list can be saved as a view.",
  },
  { files: /^app\/desk\/_list\/options\.ts$/, names: ["book", "author", "store"], why: "What pickers can ask for." },
  { files: /^lib\/entities\/definition\.ts$/, names: ["stock"], why: "An option of imports of books." },
];

function namesIn(text: string): string[] {
  const code = text
    .split("\n")
    .filter((line) => !/^\s*(\*|\/\/|\/\*\*)/.test(line))
    .join("\n")
    // Whoever acts is somebody: no row of the users. A cookie's name is no entity's.
    .replace(/Cookie\("\w+"/g, "")
    .replace(/kind(:| ===| !==) "user"/g, "");
  return allEntities.flatMap(({ name, table, path }) => {
    const words = [name, table, ...(path ? [path] : [])].join("|");
    const pattern = `"(${words})"|\\b(tx|db|reader)\\.${name}\\b|[./]${path ?? name}/`;
    return new RegExp(pattern).test(code) ? [name] : [];
  });
}

const files = execFileSync("git", ["ls-files", "lib", "components", "app"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|testing|\/registry\.ts$/.test(file))
  .filter((file) => shared.some((pattern) => pattern.test(file)));

test("shared code names no entity but where the list says why", () => {
  const found = files.flatMap((file) => {
    const may = allowed.flatMap((entry) => (entry.files.test(file) ? entry.names : []));
    const names = namesIn(readFileSync(file, "utf8")).filter((name) => !may.includes(name));
    return names.length > 0 ? [`${file}: ${names.join(", ")}`] : [];
  });
  expect(found).toEqual([]);
});

test("the list has nothing that is not needed any more", () => {
  for (const entry of allowed) {
    const named = files.filter((file) => entry.files.test(file)).flatMap((file) => namesIn(readFileSync(file, "utf8")));
    expect(named, entry.why).toEqual(expect.arrayContaining(entry.names));
  }
});
