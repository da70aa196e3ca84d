//! The options of `infopass compare`, and the run itself: progress on a terminal, an early end by Ctrl-C; with
//! `--from-database` the bookings of a portal instead of people drawn.

use super::TableArgs;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use infopass::app::built_in_geography;
use infopass::db::DatabaseUrl;
use infopass::domain::release::Release;
use infopass::domain::rules::Key;
use infopass::lab::comparison::{Comparison, Tried};
use infopass::lab::run::{Ground, Options, Watch, compare};
use infopass::lab::scenario::shipped::{find, shipped};
use infopass::lab::scenario::{DAYS_MAX, Number, Scenario};
use infopass::replay::{Limits, Made, Replay, read};
use infopass::report;
use infopass::view::lab_words::{scenario_key, scenario_text_key};
use infopass::view::language::Language;
use infopass::view::words::plain;
use jiff::civil::Date;
use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// How often the bar is drawn anew.
const DRAWN_EVERY: Duration = Duration::from_millis(200);

#[derive(Args)]
pub struct CompareArgs {
    /// A shipped scenario, or a TOML file of one's own (scenarios/README.md).
    #[arg(default_value = "national-2018")]
    pub scenario: String,
    /// The seed of all chance: the same seed gives the same report, whatever --jobs is.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Days of which people are counted; without it, the scenario's.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=i64::from(DAYS_MAX)))]
    pub days: Option<u32>,
    /// Takes the bookings of a portal instead of people drawn: `sqlite:PATH`, or a server's
    /// `postgres://USER:PASSWORD@HOST/DATABASE`. Looks only, also while the portal runs, and at nothing personal.
    // Not from the environment: whoever has INFOPASS_DATABASE set for the server did not ask for this.
    #[arg(long, value_name = "URL", conflicts_with = "days")]
    pub from_database: Option<String>,
    /// With --from-database, the first day (Eastern) on which bookings were made, such as 2026-11-23.
    #[arg(long, value_name = "DATE", requires = "from_database")]
    pub from: Option<Date>,
    /// With --from-database, the last such day.
    #[arg(long, value_name = "DATE", requires = "from_database")]
    pub until: Option<Date>,
    /// How often it is run, each time with other people.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub replications: u32,
    /// Threads; without it, one for each core.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1_024))]
    pub jobs: Option<u16>,
    /// Also tries every number that has a range at both its ends: which assumptions matter. Takes many times as long.
    #[arg(long)]
    pub sensitivity: bool,
    /// Another value for a number of the scenario, such as `telephone.operators=300`. May be given several times.
    #[arg(long = "set", value_name = "NUMBER=VALUE", value_parser = parse_change)]
    pub changes: Vec<(Number, f64)>,
    /// Whose promises of a call-back apply: an era of the rules; without it, the scenario's.
    #[arg(long)]
    pub era: Option<String>,
    #[command(flatten)]
    pub tables: TableArgs,
    /// How the report is written.
    #[arg(long, default_value = "table")]
    pub format: ReportFormat,
    /// The language of the report for a browser: `en`, or another that the pages speak. All other reports are English.
    #[arg(long, default_value = Language::english().code(), value_parser = parse_language)]
    pub language: Language,
    /// Where the report goes; without it, to stdout.
    #[arg(long, short)]
    pub output: Option<PathBuf>,
    /// Lists the shipped scenarios and ends.
    #[arg(long)]
    pub list: bool,
    /// Prints the scenario as a TOML file, with all changes, and ends: to begin one's own with.
    #[arg(long)]
    pub show: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Table,
    /// For programs, with every number and its source.
    Json,
    /// A line for each measure of each group.
    Csv,
    /// For people, with charts and every number and its source: one file for a browser.
    Html,
}

fn parse_change(text: &str) -> Result<(Number, f64), String> {
    let (name, value) = text.split_once('=').ok_or("write it as telephone.operators=300")?;
    let number = Number::parse(name.trim()).ok_or_else(|| {
        let names: Vec<String> = Number::ALL.iter().map(ToString::to_string).collect();
        format!("there is no number {name}; there are {}", names.join(", "))
    })?;
    let value = value.trim().parse().map_err(|_| format!("\"{value}\" is not a number"))?;
    Ok((number, value))
}

fn parse_language(code: &str) -> Result<Language, String> {
    let codes = || Language::all().map(Language::code).collect::<Vec<_>>().join(", ");
    Language::parse(code).ok_or_else(|| format!("there is no language {code}; there are {}", codes()))
}

impl CompareArgs {
    /// Does what was asked for.
    pub fn run(&self) -> Result<(), String> {
        let told = if self.list {
            let line = |scenario: &Scenario| {
                let name = scenario.name.as_str();
                let words = [scenario_key(name), scenario_text_key(name)].into_iter().flatten();
                let words: Vec<String> = words.map(|key| plain(Language::english(), &key)).collect();
                format!("{name:<14} {}", words.join(". "))
            };
            shipped().iter().map(line).collect::<Vec<_>>().join("\n")
        } else if self.show {
            self.read_scenario()?.to_toml()
        } else {
            return self.report();
        };
        self.open_output()?.write(&told)
    }

    fn report(&self) -> Result<(), String> {
        if self.sensitivity && matches!(self.format, ReportFormat::Csv) {
            return Err("--sensitivity: CSV has no place for it; take --format table, json or html".into());
        }
        let scenario = self.read_scenario()?;
        let rules = self.tables.rules()?;
        let replay = self.replay()?;
        let (offices, recorded) = match replay {
            // The portal's own office table, unless another one is given.
            Some(replay) if self.tables.offices.is_none() => (replay.offices, Some(replay.bookings)),
            other => (self.tables.offices(Release::default())?, other.map(|replay| replay.bookings)),
        };
        let geography = built_in_geography().map_err(|why| why.to_string())?;
        let ground = Ground { rules, offices, geography };
        let options = Options {
            seed: self.seed,
            days: self.days.unwrap_or(scenario.days),
            replications: self.replications,
            jobs: self.jobs.map_or_else(|| thread::available_parallelism().map_or(1, usize::from), usize::from),
            sensitivity: self.sensitivity,
            recorded,
        };
        // Before the run: a report that has nowhere to go need not be made.
        let output = self.open_output()?;
        let comparison = watched(&ground, &scenario, &options).map_err(|why| format!("{}: {why}", self.scenario))?;
        let text = match self.format {
            ReportFormat::Table => report::table(&scenario, &comparison),
            ReportFormat::Json => report::json(&scenario, &comparison),
            ReportFormat::Csv => report::csv(&comparison),
            ReportFormat::Html => report::html(&scenario, &comparison, self.language).map_err(|why| why.to_string())?,
        };
        output.write(&text)?;
        if let Some(told) = report::left_out(&comparison) {
            let _ = writeln!(std::io::stderr(), "infopass: {told}");
        }
        let (done, asked) = (comparison.replications, comparison.replications_asked);
        if done < asked {
            let _ = writeln!(std::io::stderr(), "infopass: ended early: {done} of {asked} replications");
        }
        if let Some(Tried { done, asked }) = comparison.tried.filter(|tried| tried.done < tried.asked) {
            let _ = writeln!(std::io::stderr(), "infopass: ended early: {done} of {asked} numbers tried at both ends");
        }
        Ok(())
    }

    fn read_scenario(&self) -> Result<Scenario, String> {
        let mut scenario = match find(&self.scenario) {
            Some(scenario) => scenario.clone(),
            None => read_file(Path::new(&self.scenario))?,
        };
        if self.from_database.is_some() {
            // A portal has the windows of its office table, not those that the scenario gives out.
            scenario.set(Number::Windows, 0.0).map_err(|why| why.to_string())?;
        }
        for (number, value) in &self.changes {
            scenario.set(*number, *value).map_err(|why| format!("--set {number}: {why}"))?;
        }
        if let Some(era) = &self.era {
            scenario.era = Key::parse(era).ok_or_else(|| format!("--era {era}: there is no such era"))?;
        }
        Ok(scenario)
    }

    /// The portal whose bookings are asked for, if any.
    fn replay(&self) -> Result<Option<Replay>, String> {
        let Some(url) = &self.from_database else { return Ok(None) };
        // Read here and not by clap, which would repeat a mistyped address with its password.
        let database: DatabaseUrl = url.parse().map_err(|why| format!("--from-database: {why}"))?;
        if self.from.zip(self.until).is_some_and(|(from, until)| from > until) {
            return Err("--from: it must not be after --until".into());
        }
        let made = Made { from: self.from, until: self.until };
        read(&database.looking(), made, Limits::SHIPPED).map(Some).map_err(|why| format!("--from-database: {why}"))
    }

    /// Opens the file without emptying it: a run that does not end leaves the report that was there.
    fn open_output(&self) -> Result<Output, String> {
        let Some(path) = self.output.clone() else { return Ok(Output::Stdout) };
        let opened = File::options().write(true).create(true).truncate(false).open(&path);
        let file = opened.map_err(|why| format!("--output {}: {why}", path.display()))?;
        Ok(Output::File(path, file))
    }
}

/// Where a report goes.
enum Output {
    Stdout,
    File(PathBuf, File),
}

impl Output {
    /// Writes a text, ended by one line feed, instead of whatever was there.
    fn write(self, text: &str) -> Result<(), String> {
        let text = format!("{}\n", text.trim_end());
        match self {
            Self::Stdout => std::io::stdout().write_all(text.as_bytes()).map_err(|why| why.to_string()),
            Self::File(path, mut file) => {
                // A device or a pipe has no length.
                let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
                let emptied = if is_file { file.set_len(0) } else { Ok(()) };
                let written = emptied.and_then(|()| file.write_all(text.as_bytes()));
                written.map_err(|why| format!("--output {}: {why}", path.display()))
            }
        }
    }
}

fn read_file(path: &Path) -> Result<Scenario, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|why| {
        let shipped: Vec<&str> = shipped().iter().map(|scenario| scenario.name.as_str()).collect();
        format!("{name}: {why}; give a file, or one of {}", shipped.join(", "))
    })?;
    Scenario::parse(&text).map_err(|why| format!("{name}: {why}"))
}

/// Runs it on threads of its own while this one draws the bar.
fn watched(ground: &Ground, scenario: &Scenario, options: &Options) -> Result<Comparison, String> {
    let watch = Arc::new(Watch::default());
    let told = Arc::clone(&watch);
    thread::spawn(move || stop_when_told(&told));
    let bar = if std::io::stderr().is_terminal() { ProgressBar::new(1) } else { ProgressBar::hidden() };
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent}% of the simulated days, {eta} left") {
        bar.set_style(style);
    }
    let compared = thread::scope(|scope| {
        let run = scope.spawn(|| compare(ground, scenario, options, &watch));
        while !run.is_finished() {
            let (done, whole) = watch.progress();
            bar.set_length(whole.max(1));
            bar.set_position(done);
            thread::sleep(DRAWN_EVERY.min(Duration::from_millis(20 + done)));
        }
        run.join()
    });
    bar.finish_and_clear();
    compared.map_err(|_| "the simulation broke off".to_owned())?.map_err(|why| why.to_string())
}

/// Ctrl-C, or a service manager's SIGTERM, ends the run and keeps what is done; a second one ends the program. Where no
/// signal can be waited for it ends the program at once, as usual.
fn stop_when_told(watch: &Watch) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    runtime.block_on(async {
        let waited_for = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()));
        let (Ok(mut interrupt), Ok(mut terminate)) = waited_for else { return };
        for times_told in 1.. {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            if times_told > 1 {
                std::process::exit(130);
            }
            watch.stop();
        }
    });
}
