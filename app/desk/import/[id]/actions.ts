"use server";
import { notFound } from "next/navigation";
import type { FormState, FormValues } from "@/components/form/form-state";
import { can } from "@/lib/auth/abilities";
import { discardImport, planImport, runImport, updateImport } from "@/lib/import/commands";
import { getImport, importProblems } from "@/lib/import/queries";
import type { ImportSettings } from "@/lib/import/settings";
import { startJob } from "@/lib/jobs/background";
import { resumeJob, stopJob } from "@/lib/jobs/commands";
import { parseId } from "@/lib/values/form-fields";
import { quoteName } from "../../../quote-name";
import { submit, withFailureMessage } from "../../../submit";
import { viewer } from "../../../viewer";
import { applyColumns, applyFixes, applyReadSettings } from "./settings-form";
import { problemsHref } from "./step";
import { withAllSuggestions } from "./suggestions";

/** Reads the file in another way. */
export async function updateReadSettingsAction(state: FormState, form: FormData): Promise<FormState> {
  return withFailureMessage(state, form, async () => {
    const settings = await currentSettings(form);
    return submit(updateImport, state, form, {
      input: (values) => settingsInput(values, settings && applyReadSettings(settings, values)),
      onSuccess: ({ id }) => ({ redirectTo: `/desk/import/${id}?step=columns` }),
    });
  });
}

/** Keeps what each column is, and begins a dry run. */
export async function saveColumnsAction(state: FormState, form: FormData): Promise<FormState> {
  return withFailureMessage(state, form, async () => {
    const settings = await currentSettings(form);
    return saveAndDryRun(state, form, (values) => settings && applyColumns(settings, values));
  });
}

/** Keeps what was fixed, and begins another dry run, or goes on to the next page. */
export async function fixRowsAction(state: FormState, form: FormData): Promise<FormState> {
  return withFailureMessage(state, form, async () => {
    const settings = await currentSettings(form);
    const kind = String(form.get("kind") ?? "") || undefined;
    const page = parseId(String(form.get("page") ?? "")) ?? 1;
    const id = importId(form);
    const { problems } = settings ? await importProblems(await viewer(), id, { kind, page }) : { problems: [] };
    const fixed = (values: FormValues) => settings && applyFixes(settings, problems, values);
    if (!form.has("_next")) return saveAndDryRun(state, form, fixed);
    return submit(updateImport, state, form, {
      input: (values) => settingsInput(values, fixed(values)),
      onSuccess: () => ({ redirectTo: problemsHref(id, { kind, page: page + 1 }) }),
    });
  });
}

/** Takes every suggestion of one kind, and begins another dry run. */
export async function applySuggestionsAction(state: FormState, form: FormData): Promise<FormState> {
  return withFailureMessage(state, form, async () => {
    const settings = await currentSettings(form);
    const kind = String(form.get("kind") ?? "");
    const fixed = settings && {
      ...settings,
      fixes: await withAllSuggestions(await viewer(), importId(form), kind, settings),
    };
    return saveAndDryRun(state, form, () => fixed);
  });
}

/** Begins a dry run of things as they are. */
export async function dryRunAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(planImport, state, form, { onSuccess: startDryRun });
}

export async function runImportAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(runImport, state, form, {
    via: "import",
    async onSuccess({ id, jobId, rows }) {
      await startJob(jobId, rows);
      return { redirectTo: `/desk/import/${id}` };
    },
  });
}

export async function discardImportAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(discardImport, state, form, {
    input: ({ id }) => ({ id }),
    onSuccess: ({ fileName }) => ({
      redirectTo: "/desk/import",
      message: `The file ${quoteName(fileName)} was removed.`,
    }),
  });
}

/** One press of a button, and two commands: what is refused of the second is said in the form, too. */
async function saveAndDryRun(
  state: FormState,
  form: FormData,
  settingsOf: (values: FormValues) => object | undefined,
): Promise<FormState> {
  let kept: { id: number; version: number } | undefined;
  const answer = await submit(updateImport, state, form, {
    input: (values) => settingsInput(values, settingsOf(values)),
    onSuccess: (result) => {
      kept = result;
      return { message: "" };
    },
  });
  if (!kept) return answer;
  const present = kept;
  const refused = await submit(planImport, state, form, { input: () => present, onSuccess: startDryRun });
  return { ...refused, values: { ...refused.values, version: String(present.version) } };
}

async function startDryRun({ id, jobId, rows }: { id: number; jobId: number; rows: number }) {
  await startJob(jobId, rows);
  return { redirectTo: `/desk/import/${id}` };
}

const settingsInput = ({ id, version }: FormValues, settings: object | undefined) => ({ id, version, settings });

const importId = (form: FormData): number => parseId(String(form.get("id") ?? "")) ?? notFound();

/** The settings as they are; undefined for whom the command refuses anyway. */
async function currentSettings(form: FormData): Promise<ImportSettings | undefined> {
  const actor = await viewer();
  if (!can(actor, "catalogue.import")) return undefined;
  const present = await getImport(actor, importId(form));
  return present?.settings ?? notFound();
}

/** Asks the run to stop behind what it is at. */
export async function stopImportAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(stopJob, state, form, {
    input: ({ id }) => ({ id }),
    onSuccess: () => ({ redirectTo: importHref(form) }),
  });
}

/** Lets the run go on where it was. */
export async function resumeImportAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(resumeJob, state, form, {
    input: ({ id }) => ({ id }),
    async onSuccess({ id, rows }) {
      await startJob(id, rows);
      return { redirectTo: importHref(form) };
    },
  });
}

const importHref = (form: FormData): string => `/desk/import/${parseId(String(form.get("import") ?? "")) ?? ""}`;
