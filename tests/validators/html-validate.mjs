// How html-validate is set. Every rule of its three presets is on; what is turned off says why.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:standard"],
  rules: {
    // HTML reads "doctype" in either case, and the WHATWG writes it in lower case.
    "doctype-style": "off",
    // The style sheet keeps a telephone number whole; the author's characters stay as they are.
    "tel-non-breaking": "off",
    // Search engines show 70 characters of a title; the page has the whole of the author's.
    "long-title": "off",
    // A table that scrolls is a region named by its caption; a section would have to have a heading.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
};
