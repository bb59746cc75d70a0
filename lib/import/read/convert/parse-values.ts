/** Maps the words of other files to the values of Deckle. */
import { formatLabels } from "../../../books/formats";
import type { bookFormats } from "../../../books/schema";
import { isLanguage, languageCodes, languageName } from "../../../values/language";
import { fold } from "../../../values/text";

/** The language code: "en" for "eng", "en-US", "English" and "Englisch"; undefined for unknown languages. */
export function parseLanguage(text: string): string | undefined {
  const word = fold(text);
  const code = word.split(/[-_]/)[0] ?? "";
  if (isLanguage(code)) return code;
  return threeLetters[code] ?? languagesByName().get(word);
}

/** True for yes, false for no; undefined for other text. */
export function parseYesNo(text: string): boolean | undefined {
  const word = fold(text);
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

/** The book format; undefined for unknown formats. */
export function parseFormat(text: string): (typeof bookFormats)[number] | undefined {
  return formats.get(
    fold(text)
      .replace(/[^\p{L}\d]+/gu, " ")
      .trim(),
  );
}

// ISO 639-2, both of its codes where it has two: https://www.loc.gov/standards/iso639-2/
const threeLetters: Record<string, string> = Object.fromEntries(
  (
    "afr:af amh:am ara:ar aze:az bel:be bul:bg ben:bn bos:bs cat:ca cze:cs ces:cs wel:cy cym:cy dan:da ger:de deu:de " +
    "gre:el ell:el eng:en epo:eo spa:es est:et baq:eu eus:eu per:fa fas:fa fin:fi fre:fr fra:fr gle:ga gla:gd glg:gl " +
    "guj:gu heb:he hin:hi hrv:hr scr:hr hun:hu arm:hy hye:hy ind:id ice:is isl:is ita:it jpn:ja geo:ka kat:ka kaz:kk " +
    "khm:km kor:ko kur:ku lat:la lit:lt lav:lv mac:mk mkd:mk mal:ml mar:mr may:ms msa:ms mlt:mt nob:nb nep:ne dut:nl " +
    "nld:nl nno:nn nor:no pan:pa pol:pl por:pt rum:ro ron:ro rus:ru san:sa slo:sk slk:sk slv:sl som:so alb:sq sqi:sq " +
    "srp:sr scc:sr swe:sv swa:sw tam:ta tel:te tha:th tur:tr ukr:uk urd:ur uzb:uz vie:vi yid:yi chi:zh zho:zh zul:zu"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string])
    .filter(([, code]) => isLanguage(code)),
);

let byName: Map<string, string> | undefined;

/** Language names in English, in the language itself and in some others. Built on first use, because Intl is slow. */
function languagesByName(): Map<string, string> {
  if (byName) return byName;
  byName = new Map();
  for (const tongue of ["de", "fr", "es", "it", "nl"]) {
    const names = new Intl.DisplayNames(tongue, { type: "language" });
    for (const code of languageCodes) byName.set(fold(names.of(code) ?? code), code);
  }
  for (const code of languageCodes) {
    byName.set(fold(new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code), code);
  }
  for (const code of languageCodes) byName.set(fold(languageName(code)), code);
  return byName;
}

const yes = new Set("yes y true t 1 x ja j oui o si s open opened geoffnet offen ouvert abierto".split(" "));
const no = new Set("no n false f 0 nein non closed shut geschlossen ferme cerrado".split(" "));

const formatAliases: Record<(typeof bookFormats)[number], string> = {
  hardback:
    "hardcover,hard cover,hard back,hb,hbk,cloth,bound,gebunden,gebundene ausgabe,relie,tapa dura,library binding,bb",
  paperback:
    "soft cover,softcover,pb,pbk,trade paperback,mass market paperback,mass market,taschenbuch,broschiert,broche,poche,tapa blanda,bc",
  ebook: "e book,kindle,kindle edition,epub,pdf,mobi,azw3,nook,digital,ea,ed",
  audiobook: "audio book,audio cd,audio,audible audio,audible,mp3,mp3 cd,audio cassette,horbuch,aa,ac",
  other: "unknown binding,board book,spiral bound,leather bound,map,calendar,00",
};

const formats = new Map(
  Object.entries(formatAliases).flatMap(([format, list]) =>
    [format, formatLabels[format as keyof typeof formatAliases], ...list.split(",")].map((word) => [
      fold(word)
        .replace(/[^\p{L}\d]+/gu, " ")
        .trim(),
      format as keyof typeof formatAliases,
    ]),
  ),
);
