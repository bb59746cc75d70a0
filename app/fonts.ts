/**
 * Literata for titles and headings, Source Sans for all else. Licence: app/fonts/LICENSE. The extended files, for Ł, ő, ž
 * and their like, are fetched only where a page has such a letter. The values are literals because next/font reads them
 * from the source.
 */
import localFont from "next/font/local";

const serif = localFont({
  src: "./fonts/literata.woff2",
  weight: "500",
  variable: "--literata",
  display: "swap",
  fallback: ["Georgia"],
  declarations: [{ prop: "unicode-range", value: "U+0020-00FF,U+0131,U+0152-0153,U+2013-203A,U+20AC,U+2122,U+2212" }],
});

const sans = localFont({
  src: "./fonts/source-sans.woff2",
  weight: "400 650",
  variable: "--source-sans",
  display: "swap",
  fallback: ["Arial"],
  declarations: [
    { prop: "unicode-range", value: "U+0020-00FF,U+0131,U+0152-0153,U+2013-203A,U+20AC,U+2122,U+2190-2318" },
  ],
});

const italic = localFont({
  src: "./fonts/literata-italic.woff2",
  weight: "500",
  style: "italic",
  variable: "--literata-italic",
  display: "swap",
  preload: false,
  fallback: ["Georgia"],
});

const serifExtended = localFont({
  src: "./fonts/literata-ext.woff2",
  weight: "500",
  variable: "--literata-ext",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E80-1E85" }],
});

const sansExtended = localFont({
  src: "./fonts/source-sans-ext.woff2",
  weight: "400",
  variable: "--source-sans-ext",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B,U+1E80-1E85" }],
});

/** For <html className>: makes the families known to the theme in globals.css. */
export const fontClass = [serif, sans, italic, serifExtended, sansExtended].map(({ variable }) => variable).join(" ");
