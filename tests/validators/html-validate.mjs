// How html-validate is set. Every rule of its three presets is on; what is turned off says why.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:standard"],
  rules: {
    // HTML reads "doctype" in either case, and the WHATWG writes it in lower case.
    "doctype-style": "off",
    // Words stay as the author wrote them, those of a link to a phone number too; the style sheet keeps them
    // on one line.
    "tel-non-breaking": "off",
    // So does a title, however long: what a search engine shows of it is not what a patient needs.
    "long-title": "off",
    // A table that scrolls is a region named by its caption; a section would have to have a heading.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
};
