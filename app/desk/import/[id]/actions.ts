"use server";
import { notFound } from "next/navigation";
import type { FormState, Values } from "@/components/form/state";
import { can } from "@/lib/auth/abilities";
import { changeImport, discardImport, planImport, runImport } from "@/lib/import/commands";
import { getImport, importProblems } from "@/lib/import/queries";
import type { ImportSettings } from "@/lib/import/settings";
import { startJob } from "@/lib/jobs/background";
import { resumeJob, stopJob } from "@/lib/jobs/commands";
import { readId } from "@/lib/values/form-fields";
import { quoted } from "../../../quoted";
import { answering, submit } from "../../../submit";
import { viewer } from "../../../viewer";
import { allProposals } from "./proposals";
import { withColumns, withFixes, withRead } from "./settings-form";
import { problemsHref } from "./step";

/** Reads the file in another way. */
export async function readAgainAction(state: FormState, form: FormData): Promise<FormState> {
  return answering(state, form, async () => {
    const settings = await presentSettings(form);
    return submit(changeImport, state, form, {
      input: (values) => changed(values, settings && withRead(settings, values)),
      done: ({ id }) => ({ to: `/desk/import/${id}?step=columns` }),
    });
  });
}

/** Keeps what each column is, and begins a dry run. */
export async function checkColumnsAction(state: FormState, form: FormData): Promise<FormState> {
  return answering(state, form, async () => {
    const settings = await presentSettings(form);
    return changeAndCheck(state, form, (values) => settings && withColumns(settings, values));
  });
}

/** Keeps what was mended, and begins another dry run, or goes on to the next page. */
export async function mendAction(state: FormState, form: FormData): Promise<FormState> {
  return answering(state, form, async () => {
    const settings = await presentSettings(form);
    const kind = String(form.get("kind") ?? "") || undefined;
    const page = readId(String(form.get("page") ?? "")) ?? 1;
    const id = idIn(form);
    const { problems } = settings ? await importProblems(await viewer(), id, { kind, page }) : { problems: [] };
    const mended = (values: Values) => settings && withFixes(settings, problems, values);
    if (!form.has("_next")) return changeAndCheck(state, form, mended);
    return submit(changeImport, state, form, {
      input: (values) => changed(values, mended(values)),
      done: () => ({ to: problemsHref(id, { kind, page: page + 1 }) }),
    });
  });
}

/** Takes every proposal of one kind, and begins another dry run. */
export async function takeProposalsAction(state: FormState, form: FormData): Promise<FormState> {
  return answering(state, form, async () => {
    const settings = await presentSettings(form);
    const kind = String(form.get("kind") ?? "");
    const fixed = settings && { ...settings, fixes: await allProposals(await viewer(), idIn(form), kind, settings) };
    return changeAndCheck(state, form, () => fixed);
  });
}

/** Begins a dry run of things as they are. */
export async function checkAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(planImport, state, form, { done: beganCheck });
}

export async function runImportAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(runImport, state, form, {
    via: "import",
    async done({ id, jobId, rows }) {
      await startJob(jobId, rows);
      return { to: `/desk/import/${id}` };
    },
  });
}

export async function discardImportAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(discardImport, state, form, {
    input: ({ id }) => ({ id }),
    done: () => ({ to: "/desk/import", say: `The file ${quoted(form.get("fileName"))} is forgotten.` }),
  });
}

/** One press of a button, and two commands: what is refused of the second is said in the form, too. */
async function changeAndCheck(
  state: FormState,
  form: FormData,
  settingsOf: (values: Values) => object | undefined,
): Promise<FormState> {
  let kept: { id: number; version: number } | undefined;
  const answer = await submit(changeImport, state, form, {
    input: (values) => changed(values, settingsOf(values)),
    done: (result) => {
      kept = result;
      return { stay: "" };
    },
  });
  if (!kept) return answer;
  const present = kept;
  const refused = await submit(planImport, state, form, { input: () => present, done: beganCheck });
  return { ...refused, values: { ...refused.values, version: String(present.version) } };
}

async function beganCheck({ id, jobId, rows }: { id: number; jobId: number; rows: number }) {
  await startJob(jobId, rows);
  return { to: `/desk/import/${id}` };
}

const changed = ({ id, version }: Values, settings: object | undefined) => ({ id, version, settings });

const idIn = (form: FormData): number => readId(String(form.get("id") ?? "")) ?? notFound();

/** The settings as they are; undefined for whom the command refuses anyway. */
async function presentSettings(form: FormData): Promise<ImportSettings | undefined> {
  const actor = await viewer();
  if (!can(actor, "catalogue.import")) return undefined;
  const present = await getImport(actor, idIn(form));
  return present?.settings ?? notFound();
}

/** Asks the run to stop behind what it is at. */
export async function stopAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(stopJob, state, form, { input: ({ id }) => ({ id }), done: () => ({ to: importIn(form) }) });
}

/** Lets the run go on where it was. */
export async function resumeAction(state: FormState, form: FormData): Promise<FormState> {
  return submit(resumeJob, state, form, {
    input: ({ id }) => ({ id }),
    async done({ id, rows }) {
      await startJob(id, rows);
      return { to: importIn(form) };
    },
  });
}

const importIn = (form: FormData): string => `/desk/import/${readId(String(form.get("import") ?? "")) ?? ""}`;
