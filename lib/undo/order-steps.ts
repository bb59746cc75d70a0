/**
 * Groups the steps that can run in one statement: each group does the same to rows of one entity, and runs after the
 * groups whose rows or unique values it needs or frees.
 */
import { entities } from "../entities/registry";
import { referencedRows, rowKey, uniqueKey } from "../entities/rows";
import type { Step } from "./plan";

/** The groups of steps, in order. */
export function orderSteps(steps: Step[]): Step[][] {
  const groups = new Map<string, { level: number; steps: Step[] }>();
  // The last level that touched a row or unique value, and the last that needed it unchanged.
  const [touched, needed] = [new Map<string, number>(), new Map<string, number>()];
  for (const step of steps) {
    const touches = touchedKeys(step);
    const required = neededKeys(step);
    const behind = [
      ...touches.flatMap((key) => [touched.get(key), needed.get(key)]),
      ...required.map((key) => touched.get(key)),
    ];
    const level = 1 + Math.max(-1, ...behind.filter((found) => found !== undefined));
    for (const key of touches) touched.set(key, level);
    for (const key of required) needed.set(key, Math.max(level, needed.get(key) ?? 0));
    const name = `${level} ${step.entity} ${step.action}`;
    const group = groups.get(name) ?? { level, steps: [] };
    group.steps.push(step);
    groups.set(name, group);
  }
  return [...groups.values()].toSorted((a, b) => a.level - b.level).map((group) => group.steps);
}

function touchedKeys(step: Step): string[] {
  const { entity, row, after } = step;
  const values = entities[entity].uniqueKeys.flatMap((columns) => {
    const [was, is] = [row, after].map((one) => (one ? uniqueKey(entity, columns, one) : undefined));
    return was === is ? [] : [was, is].filter((key) => key !== undefined);
  });
  return [rowKey(step), ...values];
}

function neededKeys({ entity, row, after }: Step): string[] {
  return [row, after].flatMap((one) => (one ? referencedRows(entity, one).map(rowKey) : []));
}
