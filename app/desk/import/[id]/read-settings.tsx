import type { Option } from "@/components/form/fields/field";
import { emptyFormState } from "@/components/form/form-state";
import type { ImportSettings } from "@/lib/import/settings";
import type { Delimiter, Encoding, SheetInfo } from "@/lib/spreadsheet/sheet";
import { ReadSettingsForm } from "./read-settings-form";
import { readValues } from "./settings-form";

const encodings: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows-1252 (Western Europe)",
  "utf-16le": "UTF-16 (little-endian)",
  "utf-16be": "UTF-16 (big-endian)",
};
const delimiters: Record<Delimiter, string> = { ",": "comma", ";": "semicolon", "\t": "tab" };

interface Props {
  ids: { id: string; version: string };
  info: SheetInfo;
  settings: ImportSettings;
}

/** A summary of the read settings, which expands to their form. */
export function ReadSettings({ ids, info, settings }: Props) {
  const isText = info.kind === "text";
  return (
    <details className="import-reading">
      <summary>{describeReadSettings(info, settings)}</summary>
      <ReadSettingsForm
        // Remounted after new read settings.
        key={ids.version}
        initial={emptyFormState({ ...ids, ...readValues(settings) })}
        encodings={isText ? withDetected(encodings, settings.read.encoding, info.encoding) : undefined}
        delimiters={isText ? withDetected(delimiters, settings.read.delimiter, info.delimiter) : undefined}
        sheets={sheetOptions(info, settings)}
      />
    </details>
  );
}

/** “UTF-8, comma-separated, with a header row · Change” */
function describeReadSettings(
  { kind, encoding, delimiter, sheet, sheets }: SheetInfo,
  { read }: ImportSettings,
): string {
  const how =
    kind === "xlsx"
      ? `Sheet “${sheet ?? sheets?.[0]}”`
      : `${encoding ? encodings[encoding] : "Text"}, ${delimiter ? `${delimiters[delimiter]}-separated` : "one cell per line"}`;
  return `${how}, ${read.hasHeader === false ? "no header row" : "with a header row"} · Change`;
}

/** The options, with automatic detection first. */
function withDetected<Value extends string>(
  names: Record<Value, string>,
  chosen: Value | undefined,
  found: Value | undefined,
): Option[] {
  const label = chosen || !found ? "Detect automatically" : `${names[found]} (detected)`;
  return [{ value: "", label }, ...Object.entries<string>(names).map(([value, label]) => ({ value, label }))];
}

function sheetOptions({ kind, sheets = [], sheet }: SheetInfo, { read }: ImportSettings): Option[] | undefined {
  if (kind !== "xlsx" || sheets.length < 2) return undefined;
  const first = read.sheet || !sheet ? "First sheet" : `${sheet} (first sheet)`;
  return [{ value: "", label: first }, ...sheets.map((name) => ({ value: name, label: name }))];
}
