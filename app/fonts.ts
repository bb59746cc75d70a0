/**
 * Literata, for titles and headings; all else is in the reader's own interface font. Licence: app/fonts/LICENSE.
 * The values are literals because next/font reads them from the source.
 */
import localFont from "next/font/local";

const roman = localFont({
  src: "./fonts/literata.woff2",
  weight: "500",
  variable: "--literata",
  display: "swap",
  fallback: ["Georgia"],
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    },
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

/** Ł, ő, ž and their like: fetched only where a page has one. */
const extended = localFont({
  src: "./fonts/literata-ext.woff2",
  weight: "500",
  variable: "--literata-ext",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    },
  ],
});

/** For <html className>: makes the families known to the theme in globals.css. */
export const fontClass = `${roman.variable} ${italic.variable} ${extended.variable}`;
