/** Parses amounts of money. Pure, so that forms in the browser can use it too. */

/** A parsed amount in minor units, or the reason why it is invalid, as a message for users. */
export type ParsedMoney = { ok: true; minor: number } | { ok: false; reason: string };

/**
 * Parses an amount in the currency (ISO 4217) into minor units: "12.99", "£12.99", "12,99" and "12.99 GBP" are 1299. Never
 * throws.
 *
 * A comma before exactly three digits separates thousands, as in English: "1,299" is 1299.00. So do spaces and apostrophes,
 * and a point when a decimal comma follows ("1.299,00"); "1.299" alone has one decimal too many and is rejected.
 */
export function parseMoney(text: string, currency: string): ParsedMoney {
  const { digits, names } = getCurrency(currency);
  const amount = text.length > MAX_LENGTH ? "" : withoutGroups(withoutName(text, names));
  const [, whole, fraction = ""] = /^(\d{0,12})(?:\.(\d+))?$/.exec(amount) ?? [];
  if (whole === undefined || whole + fraction === "") {
    return { ok: false, reason: `Enter an amount such as ${(1299 / 10 ** digits).toFixed(digits)}.` };
  }
  if (fraction.length > digits) {
    const most = digits === 0 ? "has no digits" : `has at most ${digits} digits`;
    return { ok: false, reason: `An amount in ${currency} ${most} after the point.` };
  }
  return { ok: true, minor: Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, "0")) };
}

const MAX_LENGTH = 100;

interface Currency {
  /** The number of decimals: 2 for GBP, 0 for JPY. */
  digits: number;
  /** Its code and symbols beside an amount. */
  names: string[];
}

// Intl is slow, and a shop has one currency.
const currencies = new Map<string, Currency>();

/** The symbol of a currency (ISO 4217) in English: "£" for GBP. */
export const currencySymbol = (code: string): string => getCurrency(code).names.at(-1) ?? code;

function getCurrency(code: string): Currency {
  const currency = currencies.get(code) ?? loadCurrency(code);
  currencies.set(code, currency);
  return currency;
}

function loadCurrency(currency: string): Currency {
  const inStyle = (currencyDisplay: "symbol" | "narrowSymbol" | "code") =>
    new Intl.NumberFormat("en-GB", { style: "currency", currency, currencyDisplay });
  const nameIn = (format: Intl.NumberFormat) => format.formatToParts(0).find(({ type }) => type === "currency")?.value;
  return {
    digits: inStyle("symbol").resolvedOptions().maximumFractionDigits ?? 2,
    names: [inStyle("code"), inStyle("symbol"), inStyle("narrowSymbol")].flatMap((format) => nameIn(format) ?? []),
  };
}

function withoutName(text: string, names: string[]): string {
  const amount = text.normalize("NFKC").trim().toUpperCase();
  const name = names.map((name) => name.toUpperCase()).find((name) => amount.startsWith(name) || amount.endsWith(name));
  if (name === undefined) return amount;
  return (amount.startsWith(name) ? amount.slice(name.length) : amount.slice(0, -name.length)).trim();
}

/** The number with a decimal point and without thousands separators. */
function withoutGroups(amount: string): string {
  const joined = amount.replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, "");
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(joined)) return joined.replaceAll(",", "");
  if (/^[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(joined)) return joined.replaceAll(".", "").replace(",", ".");
  return joined.replace(/^(\d*),(\d+)$/, "$1.$2");
}
