/**
 * The one way anything is changed. A command says what it is called, which ability it needs, what its input looks like
 * and what it does; all that every change has in common happens here, once: authorise, parse, one transaction that
 * begins with its change set, the version check, the submission key, the record of what changed, and the sentences.
 */

import { z } from "zod";
import { type Ability, type Actor, anonymous, authorise, can, ForbiddenError } from "../auth/abilities";
import { db } from "../db/client";
import { InDoubtError, isForeignKeyViolation } from "../db/errors";
import { schemaVersion } from "../db/migrations";
import { type Transaction, write } from "../db/write-transaction";
import type { EditTarget } from "../entities/definition";
import { deletionMessage, findChangesSince } from "../history/changes-since";
import { Recorder, withoutSecrets } from "../history/record";

import { describeError, log } from "../log";
import { databaseFailure } from "./failure";
import { findIdempotencyKey, idempotencyDigest, saveIdempotencyKey } from "./idempotency";
import { CommandError, type Failure, type Outcome } from "./outcome";

export interface CommandContext<Input, Prepared, Row> {
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
  ability: Ability;
  input: Schema;
  /** What makes two submissions of one form the same, where that is less than all of the input. */
  idempotencyInput?(input: z.output<Schema>): unknown;
  /** What is slow and needs no lock, such as hashing a password. */
  prepare?(input: z.output<Schema>, actor: Actor): Promise<Prepared>;
  /** For what edits one row: the input then has its `id` and the `version` that the person saw. */
  target?: EditTarget<Row>;
  /** For a batch of a job: the change set that it goes on with, instead of one of its own. Writes first of all. */
  appendTo?(tx: Transaction, input: z.output<Schema>): Promise<number>;
  /** Reads and writes through `tx` alone; may run more than once. What it returns is kept with the submission: no secrets. */
  run(context: CommandContext<z.output<Schema>, Prepared, Row>): Promise<Result>;
  /** What is shown once, and never kept. */
  secret?(prepared: Prepared): Secret;
}

/** Defines a command; only lets TypeScript see its types. */
export function command<Schema extends z.ZodType, Result, Row = unknown, Prepared = undefined, Secret = undefined>(
  definition: Command<Schema, Result, Row, Prepared, Secret>,
): Command<Schema, Result, Row, Prepared, Secret> {
  return definition;
}

export const channels = ["form", "import", "api", "shell", "script", "seed", "test"] as const;
export type Channel = (typeof channels)[number];

export interface Caller {
  actor: Actor;
  via: Channel;
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
    authorise(caller.actor, command.ability);
    const parsed = await command.input.safeParseAsync(input);
    if (!parsed.success) return toInvalidInput(parsed.error);
    const submitted = command.idempotencyInput ? command.idempotencyInput(parsed.data) : parsed.data;
    digest = caller.key && idempotencyDigest(caller.key, caller.actor, command.name, submitted);
    const prepared = (await command.prepare?.(parsed.data, caller.actor)) as Prepared;
    const version = await schemaVersion();
    const save = () => write((tx) => runInTransaction(tx, command, parsed.data, prepared, caller, digest, version));
    const result = await save().catch((error) => {
      // With a key it is safe to ask again: what was saved the first time is not saved twice.
      if (!(error instanceof InDoubtError && digest)) throw error;
      return save().catch((again) => {
        throw again instanceof RepeatedCommandError ? again : error;
      });
    });
    return { ok: true, result, secret: command.secret?.(prepared), repeated: false };
  } catch (error) {
    // It may be refused for what it has done itself, sent once before: "this is not your present password".
    const reason = error instanceof CommandError ? ((await findAcceptedResult(db, digest)) ?? error) : error;
    if (reason instanceof RepeatedCommandError) return { ok: true, result: reason.result as Result, repeated: true };
    return toFailure(reason, caller, command.name) as Failure<Row>;
  }
}

async function runInTransaction<Schema extends z.ZodType, Result, Row, Prepared, Secret>(
  tx: Transaction,
  command: Command<Schema, Result, Row, Prepared, Secret>,
  input: z.output<Schema>,
  prepared: Prepared,
  caller: Caller,
  digest: string | undefined,
  schemaVersion: string,
): Promise<Result> {
  // First of all a write: on SQLite it takes the lock, so that nothing read after it can change before the commit.
  const changeSetId = command.appendTo
    ? await command.appendTo(tx, input)
    : await newChangeSet(tx, command.name, caller, schemaVersion);
  const actor = await reloadActor(tx, caller.actor);
  if (actor.kind === "anonymous" && !can(actor, command.ability)) throw new OutcomeError(SIGNED_OUT);
  authorise(actor, command.ability);
  const repeated = await findAcceptedResult(tx, digest);
  if (repeated) throw repeated;

  const row = (command.target ? await loadTarget(tx, command.target, input) : undefined) as Row;
  const record = new Recorder(tx, changeSetId);
  const result = await command.run({ tx, actor, input, prepared, row, record });
  if (digest) await saveIdempotencyKey(tx, digest, result);
  if (record.isEmpty && !command.appendTo) await tx.changeSet.delete({ where: { id: changeSetId } });
  return result;
}

async function newChangeSet(tx: Transaction, command: string, caller: Caller, schemaVersion: string): Promise<number> {
  const actorId = caller.actor.kind === "user" ? caller.actor.id : null;
  const data = { command, actorId, via: caller.via, requestId: caller.requestId, schemaVersion };
  const changeSet = await tx.changeSet.create({ data, select: { id: true } }).catch((error) => {
    // The actor has been deleted: nothing else that a change set refers to can be missing.
    throw isForeignKeyViolation(error) ? new OutcomeError(SIGNED_OUT) : error;
  });
  return changeSet.id;
}

const SIGNED_OUT = {
  ok: false,
  kind: "signed-out",
  message: "You’re signed out. Sign in again to save this.",
} as const;

/** What came of this submission, if it was accepted before. */
async function findAcceptedResult(
  reader: Pick<Transaction, "idempotencyKey">,
  digest: string | undefined,
): Promise<RepeatedCommandError | undefined> {
  const earlier = digest && (await findIdempotencyKey(reader, digest));
  return earlier ? new RepeatedCommandError(earlier.result) : undefined;
}

/** The actor as they are in this transaction: a role taken away, or an account deactivated, counts at once. */
async function reloadActor(tx: Transaction, actor: Actor): Promise<Actor> {
  if (actor.kind !== "user") return actor;
  const user = await tx.user.findUnique({ where: { id: actor.id }, select: { role: true, active: true } });
  return user?.active ? { ...actor, role: user.role } : anonymous;
}

const versionedId = z.object({ id: z.number(), version: z.number() });

async function loadTarget<Row>(tx: Transaction, target: EditTarget<Row>, input: unknown): Promise<Row> {
  const { id, version } = versionedId.parse(input);
  const [row] = await target.load(tx, [id]);
  if (!row) throw new OutcomeError({ ok: false, kind: "gone", message: await deletionMessage(tx, target, id) });
  const current = versionedId.parse(row);
  if (current.version === version) return row;
  const { before, summary } = await findChangesSince(tx, target, id, version);
  throw new OutcomeError({
    ok: false,
    kind: "stale",
    message: `${summary} Nothing was saved.`,
    base: withoutSecrets({ ...row, ...before }),
    current: withoutSecrets(row),
    version: current.version,
  });
}

/** Ends a transaction with an outcome. */
class OutcomeError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Ends a transaction that was carried out before. */
class RepeatedCommandError extends Error {
  constructor(readonly result: unknown) {
    super("carried out before");
  }
}

function toInvalidInput(error: z.ZodError): Failure<never> {
  const fields: Record<string, { message: string }[]> = {};
  const unknown: string[] = [];
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    if (issue.code === "unrecognized_keys") unknown.push(...issue.keys);
    else fields[field] = [...(fields[field] ?? []), { message: issue.message }];
  }
  const message = unknown.length
    ? `The form sent unknown fields: ${unknown.join(", ").slice(0, 200)}.`
    : "There is a problem. Check the highlighted fields.";
  return { ok: false, kind: "refused", message, fields };
}

function toFailure(error: unknown, { actor, key, requestId }: Caller, command: string): Failure {
  if (error instanceof OutcomeError) return error.failure;
  if (error instanceof CommandError) {
    return { ok: false, kind: "refused", message: error.message, fields: error.fields, related: error.related };
  }
  if (error instanceof ForbiddenError) {
    return actor.kind === "user" && error.ability !== "desk"
      ? { ok: false, kind: "forbidden", message: error.message }
      : SIGNED_OUT;
  }
  const translated = databaseFailure(error, key !== undefined);
  if (!translated) throw error;
  if (translated.kind !== "refused") log.error({ requestId, command, reason: describeError(error) }, "not saved");
  return translated;
}
