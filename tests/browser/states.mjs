// Every state of every page as the tests of the pages wrote them out: what no walk comes to is looked at too, such as a
// failure, a turn, an office that closed, in each language and on each screen.

import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const STYLES = fileURLToPath(new URL("../../static", import.meta.url));

// Serves a folder of pages and their style sheets, which are put together as the program does; tells where.
export async function servePages(folder) {
  const style = (name) => readFile(path.join(STYLES, `${name}.css`), "utf8");
  const answer = async (name) => {
    if (name.endsWith(".html")) return ["text/html", await readFile(path.join(folder, name))];
    const sheet = path.basename(name, ".css");
    return ["text/css", (await style("style")) + (sheet === "style" ? "" : await style(sheet))];
  };
  const server = createServer((request, response) => {
    answer(path.basename(new URL(request.url, "http://pages").pathname)).then(
      ([type, content]) => response.setHeader("content-type", `${type}; charset=utf-8`).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

export async function lookAtStates(browser, checks, folder, language, [wide, narrow]) {
  const pages = (await readdir(folder)).filter((name) => name.startsWith(`${language}-`)).sort();
  checks.check(`${language}: states of pages`, pages.length > 100, `${pages.length}`);
  for (const page of pages) {
    const name = `state-${path.basename(page, ".html").slice(language.length + 1)}`;
    for (const width of [wide, narrow]) {
      await browser.setWidth(width);
      await browser.open(`/${page}`);
      await checks.page(browser, { language, width, name }, { colors: width === wide, narrow: width === narrow });
    }
  }
}
