// How html-validate is set. Every rule of its three presets is on; what is turned off says why.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:standard"],
  rules: {
    // HTML reads "doctype" in either case, and the WHATWG writes it in lower case.
    "doctype-style": "off",
  },
};
