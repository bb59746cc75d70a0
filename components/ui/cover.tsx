import { LARGE_WIDTH, SMALL_WIDTH, smallCoverUrl } from "@/lib/covers/images/sizes";

/** The maximum width of each size in pixels. */
const widths = { thumb: 80, card: 200, page: 320 };

interface Props {
  src: string;
  /** Empty if the title is beside it. */
  alt: string;
  size: keyof typeof widths;
  /** The main content of the page: loaded eagerly. */
  priority?: boolean;
}

/** The cover of a book in a 2:3 frame; an image with another aspect ratio is fitted into it. */
export function Cover({ src, alt, size, priority = false }: Props) {
  const isImage = src.endsWith(".webp");
  return (
    <img
      className={`cover cover-${size}`}
      src={src}
      srcSet={isImage ? `${smallCoverUrl(src)} ${SMALL_WIDTH}w, ${src} ${LARGE_WIDTH}w` : undefined}
      sizes={isImage ? `${widths[size]}px` : undefined}
      alt={alt}
      width={widths[size]}
      height={widths[size] * 1.5}
      loading={priority ? undefined : "lazy"}
      fetchPriority={priority ? "high" : undefined}
      decoding="async"
    />
  );
}
