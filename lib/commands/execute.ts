/**
 * The one way anything is changed. A command says what it is called, which ability it needs, what its input looks like
 * and what it does; all that every change has in common happens here, once: authorise, parse, one transaction that
 * begins with its change set, the version check, the submission key, the record of what changed, and the sentences.
 */

import { z } from "zod";
import { type Ability, type Actor, authorise, can, Forbidden, nobody } from "../auth/abilities";
import { db } from "../db/client";
import { InDoubtError, isBrokenLink } from "../db/errors";
import { schemaVersion } from "../db/migrations";
import { type Transaction, write } from "../db/write-transaction";
import type { EditTarget } from "../entities/definition";
import { changesSince, whoDeleted } from "../history/changes-since";
import { Recorder, withoutSecrets } from "../history/record";
import { log, reasonOf } from "../log";
import { failureOf } from "./failure";
import { findSubmission, keepSubmission, submissionDigest } from "./idempotency";
import { type Failure, type Outcome, Refusal } from "./outcome";

export interface Context<Input, Prepared, Row> {
  tx: Transaction;
  actor: Actor;
  input: Input;
  /** What `prepare` made. */
  prepared: Prepared;
  /** The row that the command edits, at the version the person saw. */
  row: Row;
  record: Recorder;
}

export interface Command<Schema extends z.ZodType, Result, Row = unknown, Prepared = unknown, Secret = unknown> {
  name: string;
  needs: Ability;
  input: Schema;
  /** What makes two submissions of one form the same, where that is less than all of the input. */
  sameAs?(input: z.output<Schema>): unknown;
  /** What is slow and needs no lock, such as hashing a password. */
  prepare?(input: z.output<Schema>, actor: Actor): Promise<Prepared>;
  /** For what edits one row: the input then has its `id` and the `version` that the person saw. */
  edits?: EditTarget<Row>;
  /** For a batch of a job: the change set that it goes on with, instead of one of its own. Writes first of all. */
  continues?(tx: Transaction, input: z.output<Schema>): Promise<number>;
  /** Reads and writes through `tx` alone; may run more than once. What it returns is kept with the submission: no secrets. */
  run(context: Context<z.output<Schema>, Prepared, Row>): Promise<Result>;
  /** What is shown once, and never kept. */
  reveal?(prepared: Prepared): Secret;
}

/** Defines a command; only lets TypeScript see its types. */
export function command<Schema extends z.ZodType, Result, Row = unknown, Prepared = undefined, Secret = undefined>(
  definition: Command<Schema, Result, Row, Prepared, Secret>,
): Command<Schema, Result, Row, Prepared, Secret> {
  return definition;
}

export const ways = ["form", "import", "api", "shell", "script", "seed", "test"] as const;
export type Via = (typeof ways)[number];

export interface Caller {
  actor: Actor;
  via: Via;
  requestId?: string;
  /** The form's key: the same key with the same actor, command and input is carried out once. */
  key?: string;
}

/**
 * Carries a command out, or says why not. What is acknowledged is committed, with its change set.
 * @throws only what nobody foresaw; a refusal is an outcome.
 */
export async function execute<Schema extends z.ZodType, Result, Row, Prepared, Secret>(
  command: Command<Schema, Result, Row, Prepared, Secret>,
  input: unknown,
  caller: Caller,
): Promise<Outcome<Result, Row, Secret>> {
  let digest: string | undefined;
  try {
    authorise(caller.actor, command.needs);
    const parsed = await command.input.safeParseAsync(input);
    if (!parsed.success) return invalid(parsed.error);
    const submitted = command.sameAs ? command.sameAs(parsed.data) : parsed.data;
    digest = caller.key && submissionDigest(caller.key, caller.actor, command.name, submitted);
    const prepared = (await command.prepare?.(parsed.data, caller.actor)) as Prepared;
    const version = await schemaVersion();
    const save = () => write((tx) => runOnce(tx, command, parsed.data, prepared, caller, digest, version));
    const result = await save().catch((error) => {
      // With a key it is safe to ask again: what was saved the first time is not saved twice.
      if (!(error instanceof InDoubtError && digest)) throw error;
      return save().catch((again) => {
        throw again instanceof Repeated ? again : error;
      });
    });
    return { ok: true, result, secret: command.reveal?.(prepared), repeated: false };
  } catch (error) {
    // It may be refused for what it has done itself, sent once before: "this is not your present password".
    const reason = error instanceof Refusal ? ((await acceptedBefore(db, digest)) ?? error) : error;
    if (reason instanceof Repeated) return { ok: true, result: reason.result as Result, repeated: true };
    return failure(reason, caller, command.name) as Failure<Row>;
  }
}

async function runOnce<Schema extends z.ZodType, Result, Row, Prepared, Secret>(
  tx: Transaction,
  command: Command<Schema, Result, Row, Prepared, Secret>,
  input: z.output<Schema>,
  prepared: Prepared,
  caller: Caller,
  digest: string | undefined,
  schemaVersion: string,
): Promise<Result> {
  // First of all a write: on SQLite it takes the lock, so that nothing read after it can change before the commit.
  const changeSetId = command.continues
    ? await command.continues(tx, input)
    : await newChangeSet(tx, command.name, caller, schemaVersion);
  const actor = await asOfNow(tx, caller.actor);
  if (actor.kind === "nobody" && !can(actor, command.needs)) throw new Halt(SIGNED_OUT);
  authorise(actor, command.needs);
  const repeated = await acceptedBefore(tx, digest);
  if (repeated) throw repeated;

  const row = (command.edits ? await loadAtVersion(tx, command.edits, input) : undefined) as Row;
  const record = new Recorder(tx, changeSetId);
  const result = await command.run({ tx, actor, input, prepared, row, record });
  if (digest) await keepSubmission(tx, digest, result);
  if (record.isEmpty && !command.continues) await tx.changeSet.delete({ where: { id: changeSetId } });
  return result;
}

async function newChangeSet(tx: Transaction, command: string, caller: Caller, schemaVersion: string): Promise<number> {
  const actorId = caller.actor.kind === "user" ? caller.actor.id : null;
  const data = { command, actorId, via: caller.via, requestId: caller.requestId, schemaVersion };
  const changeSet = await tx.changeSet.create({ data, select: { id: true } }).catch((error) => {
    // The actor has been deleted: nothing else that a change set refers to can be missing.
    throw isBrokenLink(error) ? new Halt(SIGNED_OUT) : error;
  });
  return changeSet.id;
}

const SIGNED_OUT = {
  ok: false,
  kind: "signed-out",
  message: "You are not signed in any more. Sign in again to save this.",
} as const;

/** What came of this submission, if it was accepted before. */
async function acceptedBefore(
  reader: Pick<Transaction, "submission">,
  digest: string | undefined,
): Promise<Repeated | undefined> {
  const earlier = digest && (await findSubmission(reader, digest));
  return earlier ? new Repeated(earlier.result) : undefined;
}

/** The actor as they are in this transaction: a role taken away, or an account deactivated, counts at once. */
async function asOfNow(tx: Transaction, actor: Actor): Promise<Actor> {
  if (actor.kind !== "user") return actor;
  const user = await tx.user.findUnique({ where: { id: actor.id }, select: { role: true, active: true } });
  return user?.active ? { ...actor, role: user.role } : nobody;
}

const target = z.object({ id: z.number(), version: z.number() });

async function loadAtVersion<Row>(tx: Transaction, edits: EditTarget<Row>, input: unknown): Promise<Row> {
  const { id, version } = target.parse(input);
  const [row] = await edits.load(tx, [id]);
  if (!row) throw new Halt({ ok: false, kind: "gone", message: await whoDeleted(tx, edits, id) });
  const current = target.parse(row);
  if (current.version === version) return row;
  const { before, sentence } = await changesSince(tx, edits, id, version);
  throw new Halt({
    ok: false,
    kind: "stale",
    message: `${sentence} Nothing was saved.`,
    base: withoutSecrets({ ...row, ...before }),
    current: withoutSecrets(row),
    version: current.version,
  });
}

/** Ends a transaction with an outcome. */
class Halt extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Ends a transaction that was carried out before. */
class Repeated extends Error {
  constructor(readonly result: unknown) {
    super("carried out before");
  }
}

function invalid(error: z.ZodError): Failure<never> {
  const fields: Record<string, { message: string }[]> = {};
  const unknown: string[] = [];
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    if (issue.code === "unrecognized_keys") unknown.push(...issue.keys);
    else fields[field] = [...(fields[field] ?? []), { message: issue.message }];
  }
  const message = unknown.length
    ? `This form sent something that does not belong to it: ${unknown.join(", ").slice(0, 200)}.`
    : "Nothing was saved yet: please look at what is marked.";
  return { ok: false, kind: "refused", message, fields };
}

function failure(error: unknown, { actor, key, requestId }: Caller, command: string): Failure {
  if (error instanceof Halt) return error.failure;
  if (error instanceof Refusal) {
    return { ok: false, kind: "refused", message: error.message, fields: error.fields, see: error.see };
  }
  if (error instanceof Forbidden) {
    return actor.kind === "user" && error.ability !== "desk"
      ? { ok: false, kind: "forbidden", message: error.message }
      : SIGNED_OUT;
  }
  const translated = failureOf(error, key !== undefined);
  if (!translated) throw error;
  if (translated.kind !== "refused") log.error({ requestId, command, reason: reasonOf(error) }, "not saved");
  return translated;
}
