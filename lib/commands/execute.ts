/**
 * Runs commands, the only way to change data. `execute` adds what all of them share: authorisation, parsing, one
 * transaction that starts with its change set, the version check, idempotency, the change rows, and messages for
 * database errors.
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
import { databaseFailure } from "./database-failure";
import { findIdempotencyKey, idempotencyDigest, saveIdempotencyKey } from "./idempotency";
import { CommandError, type Failure, type Outcome } from "./outcome";

export interface CommandContext<Input, Prepared, Row> {
  tx: Transaction;
  actor: Actor;
  input: Input;
  /** The result of `prepare`. */
  prepared: Prepared;
  /** The row that the command edits, at the version that the user saw. */
  row: Row;
  record: Recorder;
}

export interface Command<Schema extends z.ZodType, Result, Row = unknown, Prepared = unknown, Secret = unknown> {
  name: string;
  ability: Ability;
  input: Schema;
  /** The part of the input that makes two submissions the same, where that is not all of it. */
  idempotencyInput?(input: z.output<Schema>): unknown;
  /** Slow work that needs no lock, such as hashing a password. */
  prepare?(input: z.output<Schema>, actor: Actor): Promise<Prepared>;
  /** For commands that edit one row: the input then has its `id` and the `version` that the user saw. */
  target?: EditTarget<Row>;
  /** For a batch of a job: returns the change set to append to, instead of a new one. Must write first. */
  appendTo?(tx: Transaction, input: z.output<Schema>): Promise<number>;
  /**
   * Reads and writes only through `tx`; may run more than once. The result is stored with the idempotency key: no
   * secrets.
   */
  run(context: CommandContext<z.output<Schema>, Prepared, Row>): Promise<Result>;
  /** A value that is shown once and never stored, such as a one-time link's token. */
  secret?(prepared: Prepared): Secret;
}

/** Defines a command; exists only for type inference. */
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
  /** The form's idempotency key: the same key, actor, command and input runs once. */
  key?: string;
}

/**
 * Runs a command and returns its outcome. `ok` means that the change and its change set are committed.
 * @throws only unexpected errors; a refused command is an outcome.
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
      // With an idempotency key a retry is safe: nothing is saved twice.
      if (!(error instanceof InDoubtError && digest)) throw error;
      return save().catch((again) => {
        throw again instanceof RepeatedCommandError ? again : error;
      });
    });
    return { ok: true, result, secret: command.secret?.(prepared), repeated: false };
  } catch (error) {
    // The retry of an accepted request can fail because of what that request did, such as changing the password that it
    // checks.
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
  // The transaction writes first: on SQLite that takes the lock, so nothing read after it can change before the commit.
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
    // The actor was deleted: a change set refers to nothing else that can be missing.
    throw isForeignKeyViolation(error) ? new OutcomeError(SIGNED_OUT) : error;
  });
  return changeSet.id;
}

const SIGNED_OUT = {
  ok: false,
  kind: "signed-out",
  message: "You’re signed out. Sign in again to save this.",
} as const;

/** The earlier result of this request, if it was accepted before. */
async function findAcceptedResult(
  reader: Pick<Transaction, "idempotencyKey">,
  digest: string | undefined,
): Promise<RepeatedCommandError | undefined> {
  const earlier = digest && (await findIdempotencyKey(reader, digest));
  return earlier ? new RepeatedCommandError(earlier.result) : undefined;
}

/** Reads the actor again, so that a removed role or a deactivated account takes effect at once. */
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

/** Rolls a transaction back with an outcome. */
class OutcomeError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}

/** Rolls back a transaction whose command already ran. */
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
