// Makes a copy of the crate whose messages are pseudo-words, in `pseudo/tree` of a folder with
// node_modules/@fluent/syntax. A language is a folder in `locales` and nothing else: the program has no part in this.
//
//   node tree.mjs --work target/browser

import { mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { pseudo } from "./letters.mjs";

const CRATE = fileURLToPath(new URL("../../..", import.meta.url));
const NOT_LINKED = ["locales", "target", "Cargo.toml", "Cargo.lock"];
// Another name is another package: its file in the shared build folder is another, as is what Cargo remembers of it, and
// the dependencies are the same.
const NAME = "infopass-pseudo";

// Messages that nobody reads.
const NO_WORDS = [
  [/-locale$/, "a name that ICU knows"],
  [/^details-date-order$/, "one of two names that the program knows"],
  [/-url$/, "an address"],
  [/^call-words-/, "what the voice understands; the journeys say it in the real languages"],
];
// Dates as ICU writes them in Greek, so that its words have no letter of the Latin alphabet, and are long as well.
const REPLACED = new Map([["language-icu-locale", "el-u-hc-h12"]]);

const { values: options } = parseArgs({ options: { work: { type: "string" } } });
if (!options.work) {
  console.error("usage: node tree.mjs --work FOLDER");
  process.exit(2);
}
const tree = path.resolve(options.work, "pseudo/tree");
await mkdir(tree, { recursive: true });
for (const name of await readdir(CRATE)) {
  if (!NOT_LINKED.includes(name) && !name.startsWith(".")) await link(path.join(CRATE, name), path.join(tree, name));
}
const manifest = renamed(await readFile(path.join(CRATE, "Cargo.toml"), "utf8")).replace(/^default-run = .*\n/m, "");
await keep(path.join(tree, "Cargo.toml"), `${manifest}\n[lib]\nname = "infopass"\n`);
await keep(path.join(tree, "Cargo.lock"), renamed(await readFile(path.join(CRATE, "Cargo.lock"), "utf8")));
await pseudoMessages(path.resolve(options.work, "node_modules/@fluent/syntax/esm/index.js"), path.join(tree, "locales"));

function renamed(text) {
  return text.replace(/^name = "infopass"$/m, `name = "${NAME}"`);
}

async function pseudoMessages(parser, folder) {
  const fluent = await import(pathToFileURL(parser));
  class ToPseudo extends fluent.Transformer {
    visitMessage(message) {
      const { name } = message.id;
      if (REPLACED.has(name)) {
        message.value = new fluent.Pattern([new fluent.TextElement(REPLACED.get(name))]);
        return message;
      }
      return NO_WORDS.some(([pattern]) => pattern.test(name)) ? message : this.genericVisit(message);
    }

    visitTextElement(text) {
      text.value = pseudo(text.value);
      return text;
    }
  }
  const [from, toPseudo] = [path.join(CRATE, "locales"), new ToPseudo()];
  await drop(folder, await readdir(from));
  for (const language of await readdir(from)) {
    const files = await readdir(path.join(from, language));
    await mkdir(path.join(folder, language), { recursive: true });
    await drop(path.join(folder, language), files);
    for (const file of files) {
      const messages = fluent.parse(await readFile(path.join(from, language, file), "utf8"), {});
      await keep(path.join(folder, language, file), fluent.serialize(toPseudo.visit(messages), {}));
    }
  }
}

// What is no longer there in the crate must not stay in its copy.
async function drop(folder, wanted) {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!wanted.includes(name)) await rm(path.join(folder, name), { recursive: true });
  }
}

// A file that is as it was keeps its time: Cargo then has nothing to do.
async function keep(file, text) {
  if ((await readFile(file, "utf8").catch(() => null)) !== text) await writeFile(file, text);
}

// A build folder may have come from elsewhere.
async function link(from, to) {
  if ((await readlink(to).catch(() => null)) === from) return;
  await rm(to, { recursive: true, force: true });
  await symlink(from, to);
}
