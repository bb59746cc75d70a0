import { hash, verify } from "@node-rs/argon2";
import { fold } from "../text";

const ARGON2ID = 2;
// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane.
const options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, with its salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), options);
}

let dummy: Promise<string> | undefined;

/** Whether this is the password. Takes as long where there is no hash to compare with, so that time tells nothing. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword("nobody's password");
  const matches = await verify(passwordHash ?? (await dummy), password.normalize("NFC"));
  return matches && passwordHash != null;
}

// What is left of the passwords everybody tries first when the digits and signs around them are taken off.
const COMMON = new Set(
  (
    "password passwort motdepasse contrasena senha passw qwerty qwertyuiop qwertyui qwertyuiopasdfghjkl azerty azertyuiop qwertz " +
    "asdfghjkl asdfgh zxcvbnm letmein letmeinplease letmeinnow welcome welcomeback welcomehome admin administrator adminadmin " +
    "root user username login changeme changemenow changeit default secret secretsecret topsecret iloveyou iloveyouforever " +
    "monkey dragon football baseball sunshine princess superman batman starwars trustno master abc abcd abcdef abcdefgh " +
    "abcdefghijkl aaa qazwsx qazwsxedc passwordpassword testtest testtesttest testing test guest demo demodemo example " +
    "bookshop bookstore bookseller manager deckle decklebooks deckledeckle books bookshopbookshop mypassword thisismypassword " +
    "correcthorsebatterystaple correcthorse whatever computer internet google facebook liverpool arsenal chelsea"
  ).split(" "),
);

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};
const ROWS = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
];

/** Why this password would be guessed at once, or undefined. `names` are the words it must not be made of. */
export function passwordWeakness(password: string, names: string[] = []): string | undefined {
  const text = fold(password).replace(/ /g, "");
  if (new Set(text).size < 5) return "This is easily guessed: it repeats very few characters.";
  if (ROWS.some((row) => row.includes(text) || [...row].reverse().join("").includes(text))) return COMMON_SENTENCE;
  // A year or an exclamation mark at the end is no letter in disguise.
  const bare = text.replace(/(?<!\P{L})\P{L}+$/u, "");
  const stems = [text, unmasked(text), unmasked(bare), unmasked(bare.replace(/^[^\p{L}]+/u, ""))].map((form) =>
    form.replace(/[^\p{L}]+/gu, ""),
  );
  if (stems.some((stem) => stem === "" || COMMON.has(stem) || COMMON.has(repeated(stem)))) return COMMON_SENTENCE;
  const made = names.map((name) => fold(name).replace(/[^\p{L}]+/gu, "")).filter((name) => name.length >= 3);
  if (stems.some((stem) => made.includes(stem))) return "This is easily guessed: it is hardly more than the name.";
  return undefined;
}

/** What a text is made of by saying it again and again; else the text itself. */
const repeated = (text: string) => text.slice(0, `${text}${text}`.indexOf(text, 1));

function unmasked(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
}

const COMMON_SENTENCE =
  "This is one of the passwords that are tried first. Three or four unrelated words make a good one.";
