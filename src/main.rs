//! The program: parses arguments and calls the library.

mod cli;

use actix_web::web;
use clap::Parser;
use cli::{
    CasesCommand, Cli, Command, Format, KeysArgs, LoadArgs, PurgeArgs, RushArgs, ServeArgs, StaffArgs, VerifyArgs,
};
use infopass::app::App;
use infopass::current::load_cases::load_cases as load;
use infopass::db::Db;
use infopass::random::Random;
use infopass::telemetry::Exporter;
use infopass::tour::samples::{OFFICER, Officer, make_ready};
use infopass::web::server::serve;
use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// A tenth less processor time for each request than with the system's allocator (DESIGN.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Some(Command::Check(store)) => check(&store),
        Some(Command::Purge(arguments)) => purge(&arguments),
        Some(Command::Cases(CasesCommand::Load(arguments))) => load_cases(&arguments),
        Some(Command::Staff(arguments)) => staff(arguments),
        Some(Command::Keys(arguments)) => keys(&arguments),
        Some(Command::Verify(arguments)) => verify(&arguments),
        Some(Command::Compare(arguments)) => arguments.run().map(|()| ExitCode::SUCCESS),
        Some(Command::Rush(arguments)) => rush(&arguments),
        Some(Command::Serve(arguments)) => run_server(&arguments),
        None => run_server(&cli.serve),
    };
    match done {
        Ok(code) => code,
        Err(why) => {
            let _ = writeln!(std::io::stderr(), "infopass: {why}");
            ExitCode::from(2)
        }
    }
}

fn check(store: &cli::StoreArgs) -> Result<ExitCode, String> {
    let database = store.database()?.looking();
    let violations = infopass::audit::run(&database, &store.secret_file).map_err(|why| why.to_string())?;
    let mut out = std::io::stdout().lock();
    if violations.is_empty() {
        return writeln!(out, "ok").map(|()| ExitCode::SUCCESS).map_err(|why| why.to_string());
    }
    for violation in violations {
        writeln!(out, "{violation}").map_err(|why| why.to_string())?;
    }
    Ok(ExitCode::FAILURE)
}

/// The file is read whole before the database is opened: a bad one changes nothing.
fn load_cases(arguments: &LoadArgs) -> Result<ExitCode, String> {
    let cases = arguments.cases()?;
    let db = Db::open(&arguments.store.database()?.acting()).map_err(|why| why.to_string())?;
    let done = load(&db, &cases).map_err(|why| why.to_string())?;
    db.close();
    let told = writeln!(std::io::stdout().lock(), "{} new, {} changed", done.new, done.changed);
    told.map(|()| ExitCode::SUCCESS).map_err(|why| why.to_string())
}

fn purge(arguments: &PurgeArgs) -> Result<ExitCode, String> {
    let told = actix_web::rt::System::new().block_on(arguments.run())?;
    writeln!(std::io::stdout().lock(), "{told}").map(|()| ExitCode::SUCCESS).map_err(|why| why.to_string())
}

fn staff(arguments: StaffArgs) -> Result<ExitCode, String> {
    let told = actix_web::rt::System::new().block_on(arguments.run())?;
    write!(std::io::stdout().lock(), "{told}").map(|()| ExitCode::SUCCESS).map_err(|why| why.to_string())
}

fn keys(arguments: &KeysArgs) -> Result<ExitCode, String> {
    actix_web::rt::System::new().block_on(arguments.run()).map(|()| ExitCode::SUCCESS)
}

/// Exit code 1 says that a code is not good.
fn verify(arguments: &VerifyArgs) -> Result<ExitCode, String> {
    let told = arguments.run()?;
    write!(std::io::stdout().lock(), "{}", told.text).map_err(|why| why.to_string())?;
    Ok(if told.all_genuine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Exit code 1 says that a promise was broken; a run that never began ends with 2.
fn rush(arguments: &RushArgs) -> Result<ExitCode, String> {
    allow_connections();
    let report = infopass::rush::run(arguments.options()).map_err(|why| why.to_string())?;
    let text = match arguments.format {
        Format::Table => report.table(),
        Format::Json => report.json(),
    };
    writeln!(std::io::stdout().lock(), "{text}").map_err(|why| why.to_string())?;
    Ok(if report.holds() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_server(arguments: &ServeArgs) -> Result<ExitCode, String> {
    start_log();
    allow_connections();
    let config = arguments.config()?;
    let (database, limits) = (config.database.database.to_string(), config.limits);
    let addresses = arguments.listen_addresses()?;
    actix_web::rt::System::new().block_on(async move {
        let listener = TcpListener::bind(addresses.as_slice()).map_err(|why| cannot_listen(&arguments.listen, &why))?;
        let address = listener.local_addr().map_err(|why| why.to_string())?;
        let exporter = Exporter::install().map_err(|why| why.to_string())?;
        let mut app = App::start(config, Random::from_system()).await.map_err(|why| why.to_string())?;
        app.exporter = Some(exporter);
        let app = web::Data::new(app);
        let officer = if app.has_lab() {
            make_ready(&app.services, &app.passwords).await.map_err(|why| why.to_string())?
        } else {
            None
        };
        if app.has_lab() && !address.ip().is_loopback() {
            tracing::warn!(%address, "anybody who reaches the laboratory here can move the time of all");
        }
        let (services, lab) = (app.services.clone(), app.has_lab());
        let server = serve(app, listener).map_err(|why| why.to_string())?;
        announce(&format!("listening on http://{address}"))?;
        if lab {
            announce(&format!("laboratory: http://{address}/en/lab/"))?;
        }
        if lab {
            let stored = format!("--database {database} --secret-file {}", arguments.store.secret_file.display());
            announce(&desk_line(address, officer, &stored))?;
        }
        tracing::info!(version = env!("CARGO_PKG_VERSION"), %address, database, limits, "serving");
        server.await.map_err(|why| why.to_string())?;
        if let Err(error) = infopass::keys::leave(&services).await {
            tracing::warn!(%error, "a rotation of keys may wait some minutes for this process");
        }
        tokio::task::spawn_blocking(move || services.db.close()).await.map_err(|why| why.to_string())?;
        tracing::info!("stopped");
        Ok(ExitCode::SUCCESS)
    })
}

/// Why there is no server, and what to do where another program has the port.
fn cannot_listen(listen: &str, why: &std::io::Error) -> String {
    let other = if why.kind() == std::io::ErrorKind::AddrInUse { "; port 0 picks a free one" } else { "" };
    format!("--listen {listen}: {why}{other}")
}

/// Who may sit at a laboratory's desk. A password is told when it is drawn and never again.
fn desk_line(address: SocketAddr, officer: Option<Officer>, stored: &str) -> String {
    match officer {
        Some(Officer { name, password, office }) => {
            format!("desk: http://{address}/desk, account {name} of {office}, password {password} (told once)")
        }
        None => format!(
            "desk: http://{address}/desk, the account {OFFICER} exists already; \
             `infopass staff password {OFFICER} {stored}` sets a new password"
        ),
    }
}

/// Each connection is an open file, and many systems let a program open 1,024 unless it asks for what it may have.
fn allow_connections() {
    if let Err(error) = rlimit::increase_nofile_limit(u64::MAX) {
        tracing::warn!(%error, "the number of open files stays as it is");
    }
}

/// The first line on standard output tells tools that the server is ready, and where.
fn announce(line: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|why| why.to_string())
}

/// What is told unless `RUST_LOG` says otherwise. Not each request that cannot be read: whoever sends such would fill the
/// log with errors that are none of ours.
const USUAL_LOG: &str = "info,actix_server=warn,actix_http::h1::dispatcher=off";

/// JSON lines on standard error; `RUST_LOG` chooses what is told. A panic is told by its place only: its message may
/// hold what somebody typed.
fn start_log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL_LOG));
    // There are no spans to tell of.
    let lines = tracing_subscriber::fmt().json().with_current_span(false).with_span_list(false);
    lines.with_env_filter(filter).with_writer(std::io::stderr).init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
    }));
}
