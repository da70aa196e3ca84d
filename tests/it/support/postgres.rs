//! A throwaway PostgreSQL cluster: made by `initdb` in a folder of its own, reached by a socket in it, gone with this
//! process. As root its server runs as another user, since PostgreSQL refuses root.

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A server starts within a second; recovery after a crash on a loaded machine takes longer.
const START_MAX: Duration = Duration::from_mins(1);

/// The cluster that all tests of this process share. It does not wait for the disk: it has no crash to survive.
static SHARED: LazyLock<Cluster> = LazyLock::new(|| Cluster::start(&["fsync=off", "full_page_writes=off"]));

/// A server with its data, stopped and deleted when it is dropped or this process ends.
pub struct Cluster {
    folder: TempDir,
    server: Option<Child>,
    settings: Vec<String>,
}

/// A database of one's own in a cluster.
pub struct Database {
    pub url: String,
}

impl Cluster {
    /// The one for tests that only need a database.
    pub fn shared() -> &'static Self {
        &SHARED
    }

    /// Makes and starts a cluster with some settings.
    pub fn start(settings: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["data", "socket"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        if let Some((user, group)) = unprivileged() {
            // The server has to get through the folder, and owns what is in it.
            std::fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
            for name in ["data", "socket"] {
                chown(folder.path().join(name), Some(user), Some(group)).unwrap();
            }
        }
        let settings = settings.iter().map(|&setting| setting.to_owned()).collect();
        let mut cluster = Self { folder, server: None, settings };
        let data = cluster.data();
        let made =
            cluster.program("initdb", &["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "-D"], &data);
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        cluster.start_server();
        cluster
    }

    /// Starts the server and waits until it takes connections. It ends when its standard input does, that is at the
    /// latest with this process.
    pub fn start_server(&mut self) {
        assert!(self.server.is_none());
        let mut command = self.command("sh");
        command.args(["-c", "\"$@\" </dev/null & server=$!; cat >/dev/null; kill -QUIT $server; wait $server", "sh"]);
        command.arg(programs().join("postgres")).arg("-D").arg(self.data());
        let socket = format!("unix_socket_directories={}", self.folder.path().join("socket").display());
        for setting in ["listen_addresses=", "max_connections=300", "log_min_messages=fatal", &socket] {
            command.args(["-c", setting]);
        }
        command.args(self.settings.iter().flat_map(|setting| ["-c", setting]));
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        self.server = Some(command.spawn().unwrap());
        let deadline = Instant::now() + START_MAX;
        while !self.takes_connections() {
            assert!(Instant::now() < deadline, "the PostgreSQL server does not start");
        }
    }

    /// Ends the server at once, as a crash of its machine would: `pg_ctl stop -m immediate`.
    pub fn crash(&mut self) {
        let data = self.data();
        let stopped = self.program("pg_ctl", &["stop", "-m", "immediate", "-w", "-D"], &data);
        assert!(stopped.status.success(), "pg_ctl: {}", String::from_utf8_lossy(&stopped.stderr));
        let mut server = self.server.take().unwrap();
        drop(server.stdin.take());
        server.wait().unwrap();
    }

    /// A new, empty database.
    pub fn database(&self) -> Database {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("t{}", NEXT.fetch_add(1, Ordering::Relaxed));
        self.sql("postgres", &format!("CREATE DATABASE {name}"));
        Database { url: self.url(&name) }
    }

    /// Runs statements by hand.
    pub fn sql(&self, database: &str, sql: &str) {
        use diesel::connection::SimpleConnection;
        use diesel::{Connection, PgConnection};
        PgConnection::establish(&self.url(database)).unwrap().batch_execute(sql).unwrap();
    }

    /// The folder of all data.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Runs a program of PostgreSQL's with a path as its last argument.
    pub fn program(&self, name: &str, arguments: &[&str], last: &Path) -> Output {
        self.command(programs().join(name)).args(arguments).arg(last).output().unwrap()
    }

    fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user=postgres", self.folder.path().join("socket").display())
    }

    fn takes_connections(&self) -> bool {
        let socket = self.folder.path().join("socket");
        // Waits up to three seconds by itself.
        self.program("pg_isready", &["-q", "-t", "3", "-h"], &socket).status.success()
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).env("LC_ALL", "C");
        if let Some((user, group)) = unprivileged() {
            command.uid(user).gid(group);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            drop(server.stdin.take());
            let _ = server.wait();
        }
    }
}

/// Whom the server runs as if this process is root: `nobody`, whom every system has.
fn unprivileged() -> Option<(u32, u32)> {
    let number = |arguments: &[&str]| {
        let printed = Command::new("id").args(arguments).output().unwrap().stdout;
        String::from_utf8(printed).unwrap().trim().parse().unwrap()
    };
    (number(&["-u"]) == 0).then(|| (number(&["-u", "nobody"]), number(&["-g", "nobody"])))
}

/// Where PostgreSQL's server programs are: Debian keeps each version's apart.
fn programs() -> &'static Path {
    static FOUND: LazyLock<PathBuf> = LazyLock::new(|| {
        let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
        folders.sort();
        folders.reverse();
        let path = std::env::var_os("PATH").unwrap_or_default();
        folders.extend(std::env::split_paths(&path));
        let all = ["initdb", "postgres", "pg_ctl", "pg_isready"];
        folders.into_iter().find(|folder| all.iter().all(|name| folder.join(name).is_file())).expect(
            "the server programs of PostgreSQL are missing (initdb was not found): install the package `postgresql`",
        )
    });
    &FOUND
}
