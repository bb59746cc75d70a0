import { LARGE_WIDTH, SMALL_WIDTH, smallCoverUrl } from "@/lib/covers/images/sizes";

/** The width in pixels at which each size is shown at most. */
const widths = { thumb: 80, card: 200, page: 320 };

interface Props {
  src: string;
  /** Empty where the title stands beside it. */
  alt: string;
  size: keyof typeof widths;
  /** It is what the page is about: fetched at once. */
  priority?: boolean;
}

/** The cover of a book, two wide and three high; a picture of another shape stands whole within it. */
export function Cover({ src, alt, size, priority = false }: Props) {
  const isPicture = src.endsWith(".webp");
  return (
    <img
      className={`cover cover-${size}`}
      src={src}
      srcSet={isPicture ? `${smallCoverUrl(src)} ${SMALL_WIDTH}w, ${src} ${LARGE_WIDTH}w` : undefined}
      sizes={isPicture ? `${widths[size]}px` : undefined}
      alt={alt}
      width={widths[size]}
      height={widths[size] * 1.5}
      loading={priority ? undefined : "lazy"}
      fetchPriority={priority ? "high" : undefined}
      decoding="async"
    />
  );
}
