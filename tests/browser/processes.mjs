// The programs that the tests start: infopass itself, and whatever tells on standard output that it is ready.

import { spawn, spawnSync } from "node:child_process";
import path from "node:path";

const START_WAIT_MS = 30_000;

// The first match of a pattern in what a program prints, with its groups.
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
        found(match);
      }
    });
  });
}

// Starts the portal in a folder of its own; `origin` is where it listens. With a laboratory it tells the password of its
// officer; `addStaff` makes another account.
export async function startPortal({ binary, folder, clock, offices, lab }) {
  const store = ["--database", `sqlite:${path.join(folder, "infopass.db")}`, "--secret-file", path.join(folder, "secret.key")];
  const args = ["serve", "--listen", "127.0.0.1:0", ...store, "--clock", clock];
  if (offices) args.push("--offices", offices);
  if (lab) args.push("--lab", ...lab);
  const settings = Object.entries(process.env).filter(([name]) => !name.startsWith("INFOPASS_"));
  const env = { ...Object.fromEntries(settings), RUST_LOG: "warn" };
  const program = spawn(path.resolve(binary), args, { env, stdio: ["ignore", "pipe", "inherit"] });
  const told = lab ? /listening on (http:\S+)[^]*, password (\S+) / : /listening on (http:\S+)/;
  const [, origin, password] = await firstMatch(program, told);
  const addStaff = (name, role, secret) => {
    const made = spawnSync(path.resolve(binary), ["staff", "add", name, "--role", role, ...store], { env, input: `${secret}\n` });
    if (made.status !== 0) throw new Error(`no account ${name}: ${made.stderr}`);
  };
  return { origin, password, addStaff, stop: () => stop(program) };
}

async function stop(program) {
  const ended = new Promise((done) => program.on("exit", done));
  program.kill("SIGTERM");
  await ended;
}
