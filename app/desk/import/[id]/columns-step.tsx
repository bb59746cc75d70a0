import { Message } from "@/components/ui/message";
import { Section } from "@/components/ui/section";
import type { UserActor } from "@/lib/auth/abilities";
import { entities } from "@/lib/entities/registry";
import { importFields } from "@/lib/import/fields";
import type { ImportView } from "@/lib/import/queries";
import { listAllStores } from "@/lib/stores/queries";
import { formatCount } from "@/lib/values/format";
import { initialFormState } from "../../_record/initial-form-state";
import { type ColumnPreview, ColumnsForm } from "./columns-form";
import { ReadSettings } from "./read-settings";
import { columnValues } from "./settings-form";

/** Beyond this number, only matched columns are shown. */
const MAX_COLUMNS = 100;
const MAX_SAMPLE = 60;

/** The first step: read settings and columns. */
export async function ColumnsStep({ actor, view }: { actor: UserActor; view: ImportView }) {
  const { id, version, info, settings, planJob, entity } = view;
  if (!info) return null;
  const ids = { id: String(id), version: String(version) };
  const fields = importFields(entity, await listAllStores(actor));
  const { options = [] } = entities[entity].importer ?? {};
  const columns = columnPreviews(view);
  const shown = columns.map(({ index }) => index);
  const hidden = info.header.length - columns.length;
  return (
    <>
      {planJob?.phase === "failed" && (
        <Message tone="error" title="The check failed">
          <p>{planJob.message}</p>
        </Message>
      )}
      {info.warnings.length > 0 && (
        <Message tone="info">
          <ul>
            {info.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Message>
      )}
      <Section title="Match columns">
        <ReadSettings ids={ids} info={info} settings={settings} />
        <ColumnsForm
          // Remounted after new read settings: the columns are different.
          key={ids.version}
          initial={
            await initialFormState(actor, {
              ...ids,
              ...columnValues(["existing", ...options, "repairText"], settings, shown),
            })
          }
          options={options}
          columns={columns}
          fields={fields.map(({ name, label, required }) => ({
            value: name,
            label: required ? `${label} (required)` : label,
          }))}
        />
        {hidden > 0 && <p className="lead">{formatCount(hidden, "column")} more, not matched.</p>}
      </Section>
    </>
  );
}

function columnPreviews({ info, settings, columnMatches }: ImportView): ColumnPreview[] {
  if (!info) return [];
  return info.header.flatMap((header, index) => {
    const field = settings.columns[index] ?? null;
    if (index >= MAX_COLUMNS && field === null) return [];
    const samples = info.samples.map(({ cells }) => cells[index]?.trim() ?? "").filter((text) => text !== "");
    const guess = columnMatches[index];
    return {
      index,
      header,
      samples: [...new Set(samples)].slice(0, 3).map(truncate),
      why: guess?.field === field && field !== null ? guess.reason : undefined,
    };
  });
}

function truncate(text: string): string {
  const letters = [...text];
  return letters.length > MAX_SAMPLE ? `${letters.slice(0, MAX_SAMPLE).join("")}…` : text;
}
