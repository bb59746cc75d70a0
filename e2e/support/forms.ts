/** The forms of a page, read out of its HTML as a browser without JavaScript would see them. */

export interface PageForm {
  /** The page it stands on, which is where it is sent. */
  path: string;
  /** What it sends when nobody touches it: hidden fields, what is filled in, what is chosen. */
  fields: [name: string, value: string][];
  buttons: { label: string; name?: string; value: string }[];
}

/** The one form that has this button; `having` are fields that tell it from others alike. */
export function formWith(path: string, html: string, button: string, having: Record<string, string> = {}): PageForm {
  const found = formsOf(path, html).filter(
    (form) =>
      form.buttons.some(({ label }) => label === button) &&
      Object.entries(having).every(([name, value]) =>
        form.fields.some((field) => field[0] === name && field[1] === value),
      ),
  );
  if (found.length !== 1 || !found[0]) {
    const buttons = formsOf(path, html).flatMap((form) => form.buttons.map(({ label }) => label));
    throw new Error(
      `${path} has ${found.length} forms with the button “${button}”; its buttons: ${buttons.join(", ")}`,
    );
  }
  return found[0];
}

/** Every form of the page that is sent by POST. */
export function formsOf(path: string, html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, tag = ""]) => attributesOf(tag).method?.toUpperCase() === "POST")
    .map(([, , inside = ""]) => ({ path, fields: fieldsIn(inside), buttons: buttonsIn(inside) }));
}

/** What is sent when that button is pressed, with some fields filled in otherwise. */
export function filledIn(form: PageForm, button: string, values: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of form.fields) if (!(name in values)) data.append(name, value);
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  const pressed = form.buttons.find(({ label }) => label === button);
  if (pressed?.name) data.append(pressed.name, pressed.value);
  return data;
}

const FIELD = /<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs;

function fieldsIn(html: string): PageForm["fields"] {
  return [...html.matchAll(FIELD)].flatMap(([, input, area, text, select, options]): PageForm["fields"] => {
    const { name, type, value = "", checked } = attributesOf(input ?? area ?? select ?? "");
    if (!name || type === "submit") return [];
    if (area !== undefined) return [[name, decoded(text ?? "")]];
    if (select !== undefined) return [[name, chosenIn(options ?? "")]];
    if ((type === "checkbox" || type === "radio") && checked === undefined) return [];
    return [[name, value]];
  });
}

function chosenIn(html: string): string {
  const options = [...html.matchAll(/<option\b([^>]*)>(.*?)<\/option>/gs)].map(([, tag = "", label = ""]) => ({
    value: decoded(label),
    ...attributesOf(tag),
  }));
  return (options.find((option) => "selected" in option) ?? options[0])?.value ?? "";
}

function buttonsIn(html: string): PageForm["buttons"] {
  return [...html.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].map(([, tag = "", inside = ""]) => {
    const { name, value = "", "aria-label": label } = attributesOf(tag);
    return { label: label ?? decoded(inside.replace(/<[^>]*>/g, "")).trim(), name, value };
  });
}

function attributesOf(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [name, decoded(value)]),
  );
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** Text as HTML has it, as it reads. */
export function decoded(html: string): string {
  return html.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (ENTITIES[name] ?? whole);
  });
}
