// What the functions of the rule language mean, for printed JavaScript (docs/meaning.md).
//
// ES modules without dependencies, for the browser and for Node. Printed source uses every name
// here as a member of `n`. A value is
//   absent            null
//   yes/no            true, false
//   number            a JavaScript number where it is whole, otherwise a BigInt of billionths
//   date              days since 1970-01-01
//   moment            seconds since 1970-01-01T00:00:00, without a zone
//   text, choice      a string
//   set               an array of codes, each once
//   column            an array of these, with null for an absence

export * from "./aggregates.js";
export * from "./dates.js";
export * from "./inputs.js";
export * from "./numbers.js";
export * from "./powers.js";
export * from "./texts.js";
