/**
 * Filters in URLs: RSQL (https://github.com/jirutka/rsql-parser), with the comparisons of filter.ts and one extension:
 * `!( … )` negates the group in the parentheses. `;` is and, `,` is or; `;` binds tighter.
 * `language==en;(format==hardback,published<1950)`
 */
import {
  type Condition,
  conditionsOf,
  type Filter,
  type FilterProblem,
  type Group,
  isGroup,
  limits,
  type Operator,
  operators,
} from "./filter";

/** The parsed filter, undefined for an empty text; or why it could not be parsed. */
export type ParsedFilter = { ok: true; filter: Filter | undefined } | { ok: false; problem: FilterProblem };

/**
 * Parses a filter, or reports its first syntax error. Redundant parentheses are dropped. Does not know the fields and the
 * operators they support: see validateFilter. Never throws.
 */
export function parseRsql(text: string): ParsedFilter {
  try {
    return { ok: true, filter: wholeText(new Reader(text)) };
  } catch (error) {
    if (error instanceof RsqlSyntaxError) return { ok: false, problem: error.problem };
    throw error;
  }
}

class RsqlSyntaxError extends Error {
  constructor(readonly problem: FilterProblem) {
    super(problem.reason);
  }
}

/** The text and the position of the parser. */
class Reader {
  at = 0;
  conditions = 0;
  openParentheses = 0;
  /** The position at which each group starts. */
  starts = new Map<Group, number>();

  constructor(readonly text: string) {}

  /** Consumes and returns what a sticky pattern matches at the current position. */
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

  get isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  fail(reason: string, at = this.at): never {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(this.text)?.[0] ?? "";
    throw new RsqlSyntaxError({ location: characters(this.text.slice(0, at)) + 1, excerpt: piece, reason });
  }
}

const characters = (text: string) => [...text].length;

/** Whether `parseRsql` would accept the filter: neither too long, too deep nor with too many conditions. */
export function isWithinLimits(filter: Filter): boolean {
  return (
    !lengthProblem(formatRsql(filter)) &&
    conditionsOf(filter).length <= limits.conditions &&
    !findTooDeepGroup(filter, limits.depth)
  );
}

/** Why a text is too long for a filter. */
export function lengthProblem(text: string): string | undefined {
  const length = characters(text);
  return length > limits.text ? `A filter has at most ${limits.text} characters; this has ${length}.` : undefined;
}

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
  const tooLong = lengthProblem(reader.text);
  if (tooLong) reader.fail(tooLong);
  reader.skipSpace();
  if (reader.isAtEnd) return undefined;
  const filter = disjunction(reader);
  if (!reader.isAtEnd) failAfterCondition(reader);
  const deep = findTooDeepGroup(filter, limits.depth);
  if (deep) reader.fail(TOO_DEEP, reader.starts.get(deep));
  return filter;
}

const TOO_DEEP = `Groups can be nested at most ${limits.depth} deep; this one is deeper.`;

/** The first group with so many others around it. */
function findTooDeepGroup(filter: Filter, others: number): Group | undefined {
  if (!isGroup(filter)) return undefined;
  if (others === 0) return filter;
  return filter.parts.map((part) => findTooDeepGroup(part, others - 1)).find((found) => found !== undefined);
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
  if (!reader.take(OPEN)) reader.fail("“!” must be followed by a group in parentheses, as in !(language==en).");
  reader.openParentheses++;
  if (reader.openParentheses > limits.depth) reader.fail(TOO_DEEP, start);
  const filter = disjunction(reader);
  if (reader.isAtEnd) reader.fail("A closing parenthesis is missing.", start);
  if (!reader.take(CLOSE)) failAfterCondition(reader);
  reader.openParentheses--;
  return filter;
}

function failAfterCondition(reader: Reader): never {
  const start = reader.at;
  if (reader.take(CLOSE)) reader.fail("This closing parenthesis has no opening one.", start);
  reader.fail(`Separate conditions with “;” (and) or “,” (or). ${QUOTING}`);
}

const QUOTING = "Values with spaces or symbols need quotes.";

function condition(reader: Reader): Condition {
  const start = reader.at;
  const field = reader.take(SELECTOR);
  if (!field) reader.fail(`Expected a condition, such as language==en. ${QUOTING}`);
  if (++reader.conditions > limits.conditions) {
    reader.fail(`A filter can have at most ${limits.conditions} conditions.`, start);
  }
  const operator = comparison(reader, field);
  const valuesStart = reader.at;
  const values = startsParenthesis(reader) ? valueList(reader) : [value(reader)];
  const wrong = checkValueCount(operator, values);
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
  if (sign === undefined) reader.fail(`Expected a comparison after “${field}”: ${COMPARISONS}.`);
  return operatorNamed.get(sign) ?? reader.fail(`Unknown comparison “${sign}”. Use one of ${COMPARISONS}.`, start);
}

function valueList(reader: Reader): string[] {
  const start = reader.at;
  reader.take(OPEN);
  const values = [value(reader)];
  while (reader.take(OR)) values.push(value(reader));
  if (reader.isAtEnd) reader.fail("A closing parenthesis is missing.", start);
  if (!reader.take(CLOSE)) reader.fail(`Separate values with “,”. ${QUOTING}`);
  return values;
}

function value(reader: Reader): string {
  const quoted = reader.take(QUOTED);
  if (quoted !== undefined) return quoted.slice(1, -1).replace(/\\(.)/gsu, "$1");
  const plain = reader.take(UNRESERVED);
  if (plain !== undefined) return plain;
  const start = reader.at;
  if (reader.take(QUOTE)) reader.fail("A closing quotation mark is missing.", start);
  return reader.fail(`Expected a value. ${QUOTING}`);
}

function checkValueCount(operator: Operator, values: string[]): string | undefined {
  const { values: takes, rsql } = operators[operator];
  if (takes === "two" && values.length !== 2) return `${rsql[0]} takes two values, as in ${rsql[0]}(10,20).`;
  if (takes === "one" && values.length !== 1) return `${rsql[0]} takes one value.`;
  if (operator === "empty" && !/^(true|false)$/.test(values[0] ?? "")) return `${rsql[0]} takes true or false.`;
}

/** The inverse of `parseRsql`. Every group must have parts. */
export function formatRsql(filter: Filter): string {
  if (!isGroup(filter)) return formatCondition(filter);
  const parts = filter.parts.map((part) =>
    isGroup(part) && !part.negated ? `(${formatRsql(part)})` : formatRsql(part),
  );
  const joined = parts.join(filter.join === "all" ? ";" : ",");
  return filter.negated ? `!(${joined})` : joined;
}

function formatCondition({ field, operator, values }: Condition): string {
  const { values: takes, rsql } = operators[operator];
  const printed = values.map(formatValue).join(",");
  return field + rsql[0] + (takes === "one" ? printed : `(${printed})`);
}

function formatValue(value: string): string {
  UNRESERVED.lastIndex = 0;
  return UNRESERVED.exec(value)?.[0] === value ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}
