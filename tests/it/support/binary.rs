//! The real program as a process of its own, in a folder of its own: what it prints, how it ends.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A debug build makes the seats of an office table in a few seconds; a loaded machine may need longer.
const START_MAX: Duration = Duration::from_mins(1);
/// A program that refuses to start, or is told to stop, ends at once; a hung one must not hang the tests.
const END_MAX: Duration = Duration::from_mins(1);

/// A folder in which the program runs; it holds the database, the secret file and whatever a test puts there.
pub struct Place(TempDir);

/// A serving process; it is killed when it is dropped.
pub struct Running {
    /// `http://ADDR:PORT` from the first line on standard output.
    pub base: String,
    child: Child,
    lines: Receiver<String>,
    stderr: Option<JoinHandle<String>>,
}

/// A process that has ended.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and gives its path as an argument.
    pub fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.argument(name)
    }

    /// A path in the folder as an argument.
    pub fn argument(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Everything in the folder, with what lies in its folders.
    pub fn names(&self) -> Vec<String> {
        fn collect(root: &Path, at: &Path, names: &mut Vec<String>) {
            for entry in std::fs::read_dir(at).unwrap() {
                let path = entry.unwrap().path();
                names.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
                if path.is_dir() {
                    collect(root, &path, names);
                }
            }
        }
        let mut names = Vec::new();
        collect(self.0.path(), self.0.path(), &mut names);
        names.sort();
        names
    }

    /// The program with arguments and nothing else of this process's environment.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_infopass"));
        command.args(arguments).current_dir(self.0.path()).env_clear();
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Serves on a free port with more arguments.
    pub fn serve(&self, arguments: &[&str]) -> Running {
        Running::start(self.command(["serve", "--listen", "127.0.0.1:0"].iter().chain(arguments)))
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        run(self.command(arguments))
    }

    /// Tries to serve on a free port; it must end by itself.
    pub fn try_serve(&self, arguments: &[&str]) -> Ended {
        run(self.command(["serve", "--listen", "127.0.0.1:0"].iter().chain(arguments)))
    }
}

impl Running {
    /// Starts a command and waits until it listens.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let (tell, lines) = channel();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        // Ends, and with it the channel, when the program does.
        std::thread::spawn(move || stdout.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
        let stderr = child.stderr.take().unwrap();
        let mut running =
            Self { base: String::new(), child, lines, stderr: Some(std::thread::spawn(move || read(stderr))) };
        match running.lines.recv_timeout(START_MAX) {
            Ok(line) => line.strip_prefix("listening on ").expect(&line).clone_into(&mut running.base),
            Err(RecvTimeoutError::Disconnected) => panic!("it does not listen: {:?}", running.ended()),
            Err(RecvTimeoutError::Timeout) => panic!("no line on standard output; {:?}", running.kill()),
        }
        running
    }

    /// The next line on standard output.
    pub fn next_line(&self) -> String {
        self.lines.recv_timeout(START_MAX).expect("another line on standard output")
    }

    /// Its number.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// The memory that it holds, in kilobytes (`VmRSS`, proc(5)).
    pub fn memory_kb(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }

    /// Tells it to stop as a service manager does, and waits.
    pub fn terminate(self) -> Ended {
        tell_to_stop(self.child.id());
        self.ended()
    }

    /// Ends it without a word, as a power cut would.
    pub fn kill(mut self) -> Ended {
        self.child.kill().unwrap();
        self.ended()
    }

    /// The end and all that was printed after the first line.
    fn ended(mut self) -> Ended {
        let deadline = Instant::now() + END_MAX;
        let mut stdout = Vec::new();
        loop {
            match self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(line) => stdout.push(line),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the program did not end in time"),
            }
        }
        let status = self.child.wait().unwrap();
        Ended { code: status.code(), stdout: stdout.join("\n"), stderr: self.stderr.take().unwrap().join().unwrap() }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command to its end.
pub fn run(mut command: Command) -> Ended {
    wait_for(command.spawn().unwrap(), END_MAX)
}

/// Waits for a process's end, for so long at most.
pub fn wait_for(mut child: Child, max: Duration) -> Ended {
    let (tell, told) = channel();
    let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    std::thread::spawn(move || {
        let stderr = std::thread::spawn(move || read(stderr));
        tell.send((read(stdout), stderr.join().unwrap()))
    });
    match told.recv_timeout(max) {
        Ok((stdout, stderr)) => Ended { code: child.wait().unwrap().code(), stdout, stderr },
        Err(why) => {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("the program did not end in time: {why}");
        }
    }
}

/// Tells a process to stop as a service manager does.
pub fn tell_to_stop(process: u32) {
    let told = Command::new("kill").args(["-TERM", &process.to_string()]).status().unwrap();
    assert!(told.success());
}

fn read(mut from: impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}
