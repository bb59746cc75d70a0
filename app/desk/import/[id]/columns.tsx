import { Message } from "@/components/ui/message";
import { Section } from "@/components/ui/section";
import type { UserActor } from "@/lib/auth/abilities";
import { entities } from "@/lib/entities/registry";
import { fieldsOf } from "@/lib/import/fields";
import type { ImportView } from "@/lib/import/queries";
import { storeOptions } from "@/lib/stores/queries";
import { formatCount } from "@/lib/values/format";
import { beginForm } from "../../_record/initial-form-state";
import { type ColumnShown, ColumnsForm } from "./columns-form";
import { Reading } from "./reading";
import { columnValues } from "./settings-form";

/** So many columns are shown; of more, those that are matched. */
const SHOWN = 100;
const LONGEST = 60;

/** The first step: how the file is read, and what each of its columns is. */
export async function Columns({ actor, view }: { actor: UserActor; view: ImportView }) {
  const { id, version, info, settings, planJob, entity } = view;
  if (!info) return null;
  const ids = { id: String(id), version: String(version) };
  const fields = fieldsOf(entity, await storeOptions(actor));
  const { options = [] } = entities[entity].importer ?? {};
  const columns = shownColumns(view);
  const shown = columns.map(({ index }) => index);
  const hidden = info.header.length - columns.length;
  return (
    <>
      {planJob?.phase === "failed" && (
        <Message tone="bad" title="The file was not checked to its end">
          <p>{planJob.message}</p>
        </Message>
      )}
      {info.warnings.length > 0 && (
        <Message tone="note">
          <ul>
            {info.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Message>
      )}
      <Section title="What the columns are">
        <Reading ids={ids} info={info} settings={settings} />
        <ColumnsForm
          // Another one after each reading: other columns have other fields.
          key={ids.version}
          initial={
            await beginForm(actor, { ...ids, ...columnValues(["existing", ...options, "repairText"], settings, shown) })
          }
          options={options}
          columns={columns}
          fields={fields.map(({ name, label, required }) => ({
            value: name,
            label: required ? `${label} (needed)` : label,
          }))}
        />
        {hidden > 0 && <p className="lead">{formatCount(hidden, "column")} more, which nothing is matched to.</p>}
      </Section>
    </>
  );
}

function shownColumns({ info, settings, suggestion }: ImportView): ColumnShown[] {
  if (!info) return [];
  return info.header.flatMap((header, index) => {
    const field = settings.columns[index] ?? null;
    if (index >= SHOWN && field === null) return [];
    const samples = info.samples.map(({ cells }) => cells[index]?.trim() ?? "").filter((text) => text !== "");
    const guess = suggestion[index];
    return {
      index,
      header,
      samples: [...new Set(samples)].slice(0, 3).map(cut),
      why: guess?.field === field && field !== null ? guess.why : undefined,
    };
  });
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : text;
}
