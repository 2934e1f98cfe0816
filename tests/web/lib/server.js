// A real server, and the people around it at their command lines.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { INNKEY, PROJECT } from "./tools.js";

export const ADMIN_PASSWORD = "limoncello-42";

/** A server in a folder of its own, on a free port of the loopback. */
export class Server {
  /** Starts it; its clock is `shift` seconds from now. */
  static async start(shift = 0) {
    const server = new Server();
    server.folder = mkdtempSync(join(tmpdir(), "innkey-web-"));
    server.data = join(server.folder, "server");
    server.turnClock(shift);
    await server.serve(0);
    const { address } = JSON.parse(readFileSync(join(server.data, "operator.json"), "utf8"));
    server.port = address.port;
    server.origin = `https://${address.host}:${address.port}`;
    return server;
  }

  /** Runs the process on this port, until it listens. */
  async serve(port) {
    const listen = ["--listen", `127.0.0.1:${port}`, "--clock-shift", join(this.folder, "clock")];
    this.process = spawn(INNKEY, ["serve", "--data", this.data, ...listen], { stdio: ["ignore", "ignore", "pipe"] });
    const log = [];
    await new Promise((ready, failed) => {
      this.process.on("exit", () => failed(new Error(`the server ends: ${log.join("\n")}`)));
      createInterface(this.process.stderr).on("line", (line) => {
        log.push(line);
        if (line.includes("listening")) ready();
      });
    });
  }

  turnClock(shift) {
    writeFileSync(join(this.folder, "clock"), String(shift));
  }

  /** The link that sets the page up. */
  setUpLink() {
    return readFileSync(join(this.data, "set-up-link"), "utf8").trim();
  }

  /** What the operator types. */
  operator(args, input) {
    return innkey([...args, "--data", this.data], {}, input);
  }

  /** Somebody's device; `who` names its folder. */
  device(who) {
    const env = { INNKEY_HOME: join(this.folder, who) };
    return (args, input) => innkey(args, env, input);
  }

  /** The project is published and Anna, its admin, is signed in. Gives her device. */
  publish() {
    this.project = this.operator(["project", "push", PROJECT]).project;
    this.anna = this.operator(["account", "add", "anna", "--admin", "on", "--password-stdin"], ADMIN_PASSWORD).id;
    this.link = this.operator(["account", "link", "anna"]).link;
    const anna = this.device("anna");
    anna(["add", this.link]);
    anna(["sign-in", "--user", "anna", "--password-stdin", "--device", "Anna’s phone"], ADMIN_PASSWORD);
    return anna;
  }

  /** Somebody whom Anna has invited signs in with the code. */
  arrive(anna, guest) {
    const device = this.device(guest.id);
    device(["add", anna(["share", guest.id, "--as", "link"]).link]);
    device(["sign-in", "--code-stdin", "--device", `${guest.name}’s phone`], guest.code.code);
    return device;
  }

  /** Ends the process, and gives how many milliseconds that took. */
  async end() {
    const start = performance.now();
    this.process.removeAllListeners("exit");
    const ended = new Promise((done) => this.process.on("exit", done));
    this.process.kill();
    await ended;
    return performance.now() - start;
  }

  async stop() {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a command of innkey and gives what it says. */
export function innkey(args, env = {}, input = "") {
  const options = { env: { ...process.env, ...env }, input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] };
  return JSON.parse(execFileSync(INNKEY, [...args, "--json"], options));
}
