/** The error pages of requests that are rejected before Next sees them. */
const home = { label: "Home", href: "/" };
const dashboard = { label: "Back to dashboard", href: "/desk" };

export const rejections = {
  address: {
    status: 400,
    title: "Invalid address",
    text: "The address may be mistyped or incomplete.",
    back: [{ label: "Browse books", href: "/books" }, home],
  },
  header: {
    status: 400,
    title: "Invalid request",
    text: "Go back, reload the page, and try again.",
    back: [home],
  },
  form: {
    status: 400,
    title: "The form was incomplete",
    text: "Your changes were not saved. Go back and submit the form again: your entries are still there.",
    back: [dashboard],
  },
  page: {
    status: 404,
    title: "Page not found",
    text: "It may have been deleted, or the address may be mistyped.",
    back: [{ label: "Browse books", href: "/books" }, home],
  },
  method: {
    status: 405,
    title: "Method not allowed",
    text: "This address only accepts page requests and form submissions.",
    back: [home],
  },
  size: {
    status: 413,
    title: "The form is too large",
    text: "Your changes were not saved. Go back: your entries are still there. Shorten them or choose a smaller file, then submit again.",
    back: [dashboard],
  },
};
