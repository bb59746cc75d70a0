/**
 * Filters as the address carries them: RSQL (https://github.com/jirutka/rsql-parser), with the comparisons of filter.ts
 * and one extension, `!( … )` for the rows for which the group in the parentheses does not hold. `;` is and, `,` is or;
 * and binds tighter. `language==en;(format==hardback,published<1950)`
 */
import {
  type Condition,
  type Filter,
  type FilterProblem,
  type Group,
  isGroup,
  limits,
  type Operator,
  operators,
} from "./filter";

/** A filter that was read, undefined for one that asks nothing; or why it could not be. */
export type ReadFilter = { ok: true; filter: Filter | undefined } | { ok: false; problem: FilterProblem };

/**
 * Reads a filter and names the first thing that is wrong with it. Of parentheses, only those remain that group two
 * things or negate. Which fields there are, and what they can be asked, it does not know. Never throws.
 */
export function parseRsql(text: string): ReadFilter {
  try {
    return { ok: true, filter: wholeText(new Reader(text)) };
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Malformed extends Error {
  constructor(readonly problem: FilterProblem) {
    super(problem.reason);
  }
}

/** The text and how far it has been read. */
class Reader {
  at = 0;
  conditions = 0;
  openParentheses = 0;
  /** Where each group begins. */
  starts = new Map<Group, number>();

  constructor(readonly text: string) {}

  /** What a sticky pattern finds here, which is then read. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    this.skipSpace();
    return found;
  }

  skipSpace(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
  }

  get ended(): boolean {
    return this.at === this.text.length;
  }

  fail(reason: string, at = this.at): never {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(this.text)?.[0] ?? "";
    throw new Malformed({ at: characters(this.text.slice(0, at)) + 1, piece, reason });
  }
}

const characters = (text: string) => [...text].length;

const SPACE = /\s*/uy;
const PIECE = /[^\s();,]{1,40}|./suy;
const AND = /;/y;
const OR = /,/y;
const NOT = /!/y;
const OPEN = /\(/y;
const CLOSE = /\)/y;
const SELECTOR = /[A-Za-z][A-Za-z0-9]*/y;
const COMPARISON = /=[A-Za-z]*=?|!=|[<>]=?/y;
const UNRESERVED = /[^"'();,=!~<>\s]+/uy;
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/suy;
const QUOTE = /["']/y;

function wholeText(reader: Reader): Filter | undefined {
  const length = characters(reader.text);
  if (length > limits.text) reader.fail(`A filter has at most ${limits.text} characters; this has ${length}.`);
  reader.skipSpace();
  if (reader.ended) return undefined;
  const filter = disjunction(reader);
  if (!reader.ended) failBehindCondition(reader);
  const deep = groupBelow(filter, limits.depth);
  if (deep) reader.fail(TOO_DEEP, reader.starts.get(deep));
  return filter;
}

const TOO_DEEP = `Groups can be nested at most ${limits.depth} deep; this one is deeper.`;

/** The first group with so many others around it. */
function groupBelow(filter: Filter, others: number): Group | undefined {
  if (!isGroup(filter)) return undefined;
  if (others === 0) return filter;
  return filter.parts.map((part) => groupBelow(part, others - 1)).find((found) => found !== undefined);
}

function disjunction(reader: Reader): Filter {
  return joined(reader, "any", OR, conjunction);
}

function conjunction(reader: Reader): Filter {
  return joined(reader, "all", AND, part);
}

function joined(reader: Reader, join: "all" | "any", sign: RegExp, operand: (reader: Reader) => Filter): Filter {
  const start = reader.at;
  const first = operand(reader);
  const parts = [first];
  while (reader.take(sign)) parts.push(operand(reader));
  return parts.length === 1 ? first : beginning(reader, start, { join, negated: false, parts });
}

function beginning(reader: Reader, start: number, group: Group): Group {
  reader.starts.set(group, start);
  return group;
}

function part(reader: Reader): Filter {
  const start = reader.at;
  if (reader.take(NOT)) return beginning(reader, start, negation(parenthesised(reader)));
  return startsParenthesis(reader) ? parenthesised(reader) : condition(reader);
}

function negation(filter: Filter): Group {
  return isGroup(filter) && !filter.negated
    ? { ...filter, negated: true }
    : { join: "all", negated: true, parts: [filter] };
}

const startsParenthesis = (reader: Reader) => reader.text[reader.at] === "(";

function parenthesised(reader: Reader): Filter {
  const start = reader.at;
  if (!reader.take(OPEN)) reader.fail("“!” stands before a group in parentheses, as in !(language==en).");
  reader.openParentheses++;
  if (reader.openParentheses > limits.depth) reader.fail(TOO_DEEP, start);
  const filter = disjunction(reader);
  if (reader.ended) reader.fail("This parenthesis is never closed.", start);
  if (!reader.take(CLOSE)) failBehindCondition(reader);
  reader.openParentheses--;
  return filter;
}

function failBehindCondition(reader: Reader): never {
  const start = reader.at;
  if (reader.take(CLOSE)) reader.fail("No parenthesis was opened that this one could close.", start);
  reader.fail(`Between conditions stands “;” (and) or “,” (or). ${QUOTING}`);
}

const QUOTING = "A value with spaces or signs in it stands in quotes.";

function condition(reader: Reader): Condition {
  const start = reader.at;
  const field = reader.take(SELECTOR);
  if (!field) reader.fail(`Here should be a condition, such as language==en. ${QUOTING}`);
  if (++reader.conditions > limits.conditions) {
    reader.fail(`A filter has at most ${limits.conditions} conditions; this is one too many.`, start);
  }
  const operator = comparison(reader, field);
  const valuesStart = reader.at;
  const values = startsParenthesis(reader) ? valueList(reader) : [value(reader)];
  const wrong = wrongValues(operator, values);
  if (wrong) reader.fail(wrong, valuesStart);
  return { field, operator, values };
}

const operatorNamed = new Map<string, Operator>(
  (Object.keys(operators) as Operator[]).flatMap((operator) =>
    operators[operator].rsql.map((name): [string, Operator] => [name, operator]),
  ),
);
const COMPARISONS = [...operatorNamed.keys()].join(" ");

function comparison(reader: Reader, field: string): Operator {
  const start = reader.at;
  const sign = reader.take(COMPARISON);
  if (sign === undefined) reader.fail(`After “${field}” should come one of the comparisons ${COMPARISONS}.`);
  return operatorNamed.get(sign) ?? reader.fail(`“${sign}” is not one of the comparisons ${COMPARISONS}.`, start);
}

function valueList(reader: Reader): string[] {
  const start = reader.at;
  reader.take(OPEN);
  const values = [value(reader)];
  while (reader.take(OR)) values.push(value(reader));
  if (reader.ended) reader.fail("This parenthesis is never closed.", start);
  if (!reader.take(CLOSE)) reader.fail(`Between values stands “,”. ${QUOTING}`);
  return values;
}

function value(reader: Reader): string {
  const quoted = reader.take(QUOTED);
  if (quoted !== undefined) return quoted.slice(1, -1).replace(/\\(.)/gsu, "$1");
  const plain = reader.take(UNRESERVED);
  if (plain !== undefined) return plain;
  const start = reader.at;
  if (reader.take(QUOTE)) reader.fail("This quotation mark is never closed.", start);
  return reader.fail(`Here should be a value. ${QUOTING}`);
}

function wrongValues(operator: Operator, values: string[]): string | undefined {
  const { values: takes, rsql } = operators[operator];
  if (takes === "two" && values.length !== 2) return `${rsql[0]} takes two values, as in ${rsql[0]}(10,20).`;
  if (takes === "one" && values.length !== 1) return `${rsql[0]} takes one value.`;
  if (operator === "empty" && !/^(true|false)$/.test(values[0] ?? "")) return `${rsql[0]} takes true or false.`;
}

/** The filter as `parseRsql` reads it. Every group must have parts. */
export function printRsql(filter: Filter): string {
  if (!isGroup(filter)) return printCondition(filter);
  const parts = filter.parts.map((part) => (isGroup(part) && !part.negated ? `(${printRsql(part)})` : printRsql(part)));
  const joined = parts.join(filter.join === "all" ? ";" : ",");
  return filter.negated ? `!(${joined})` : joined;
}

function printCondition({ field, operator, values }: Condition): string {
  const { values: takes, rsql } = operators[operator];
  const printed = values.map(printValue).join(",");
  return field + rsql[0] + (takes === "one" ? printed : `(${printed})`);
}

function printValue(value: string): string {
  UNRESERVED.lastIndex = 0;
  return UNRESERVED.exec(value)?.[0] === value ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}
