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

/** Saves the read settings. */
export async function updateReadSettingsAction(state: FormState, form: FormData): Promise<FormState> {
  return withFailureMessage(state, form, async () => {
    const settings = await currentSettings(form);
    return submit(updateImport, state, form, {
      input: (values) => settingsInput(values, settings && applyReadSettings(settings, values)),
      onSuccess: ({ id }) => ({ redirectTo: `/desk/import/${id}?step=columns` }),
    });
  });
}

/** Saves the columns and starts a dry run. */
export async function saveColumnsAction(state: FormState, form: FormData): Promise<FormState> {
  return withFailureMessage(state, form, async () => {
    const settings = await currentSettings(form);
    return saveAndDryRun(state, form, (values) => settings && applyColumns(settings, values));
  });
}

/** Saves fixes, then starts a dry run or shows the next page. */
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

/** Accepts all suggestions of one kind and starts a dry run. */
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

/** Starts a dry run with the current settings. */
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

/** Runs two commands for one button. The form shows the errors of both. */
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

/** The current settings; undefined without permission, which the command checks. */
async function currentSettings(form: FormData): Promise<ImportSettings | undefined> {
  const actor = await viewer();
  if (!can(actor, "catalogue.import")) return undefined;
  const present = await getImport(actor, importId(form));
  return present?.settings ?? notFound();
}

/** Stops the import after the current batch. */
export async function stopImportAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(stopJob, state, form, {
    input: ({ id }) => ({ id }),
    onSuccess: () => ({ redirectTo: importHref(form) }),
  });
}

/** Resumes a stopped import. */
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
