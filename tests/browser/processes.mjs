// The programs that the tests start: infopass itself, and whatever tells on standard output that it is ready.

import { spawn } from "node:child_process";
import path from "node:path";

const START_WAIT_MS = 30_000;

// The first match of a pattern in what a program prints.
export async function firstMatch(program, pattern) {
  let printed = "";
  return new Promise((found, failed) => {
    const fail = (why) => failed(new Error(`${program.spawnfile}: ${why}\n${printed}`));
    const late = setTimeout(() => fail("not ready in time"), START_WAIT_MS);
    program.on("error", (why) => fail(why.message));
    program.on("exit", (code) => fail(`ended with ${code}`));
    program.stdout.setEncoding("utf8");
    program.stdout.on("data", (text) => {
      printed += text;
      const match = printed.match(pattern);
      if (match) {
        clearTimeout(late);
        found(match[1]);
      }
    });
  });
}

// Starts the portal in a folder of its own; `origin` is where it listens.
export async function startPortal({ binary, folder, clock, offices }) {
  const args = ["--listen", "127.0.0.1:0", "--database", `sqlite:${path.join(folder, "infopass.db")}`];
  args.push("--secret-file", path.join(folder, "secret.key"), "--clock", clock);
  if (offices) args.push("--offices", offices);
  const settings = Object.entries(process.env).filter(([name]) => !name.startsWith("INFOPASS_"));
  const env = { ...Object.fromEntries(settings), RUST_LOG: "warn" };
  const program = spawn(path.resolve(binary), args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const origin = await firstMatch(program, /listening on (http:\S+)/);
  return { origin, stop: () => stop(program) };
}

async function stop(program) {
  const ended = new Promise((done) => program.on("exit", done));
  program.kill("SIGTERM");
  await ended;
}
