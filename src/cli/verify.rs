//! `infopass verify`: codes of notices, judged by the two published files alone.

use super::TableArgs;
use clap::{Args, ValueEnum};
use infopass::clock::machine_now;
use infopass::domain::door_code::{Altered, Brought, CODE_CHARS_MAX, DoorCode, Verdict, verdict};
use infopass::domain::door_lists::{PublicKeys, Revocations};
use infopass::domain::office::{Office, OfficeCode};
use infopass::domain::release::Release;
use infopass::domain::visit::EARLY_MINUTES_MAX;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};

/// Longer lines than any code are cut: what is left of them is no code either.
const LINE_BYTES_MAX: u64 = 4 * 1024;
/// Codes read from standard input: the visitors of a day at the largest office.
const CODES_MAX: usize = 10_000;

#[derive(Args)]
pub struct VerifyArgs {
    /// The codes; without any, one a line is read from standard input.
    codes: Vec<String>,
    /// The public keys: a portal's `/.well-known/infopass-door-keys.json`.
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    /// What is no longer good: its `/.well-known/infopass-door-revoked.json`. Without it, or when it is more than a day
    /// old, it is not known whether an appointment was moved or canceled since its notice was printed.
    #[arg(long, value_name = "FILE")]
    revoked: Option<PathBuf>,
    /// The office at whose door it is: tells who should be at another one.
    #[arg(long, value_name = "CODE", value_parser = OfficeCode::parse)]
    office: Option<OfficeCode>,
    /// The time to judge by, such as `2026-12-07T09:00:00-05:00`; without it, the machine's.
    #[arg(long, value_name = "INSTANT")]
    at: Option<Timestamp>,
    #[command(flatten)]
    tables: TableArgs,
    /// How it is told.
    #[arg(long, default_value = "text")]
    format: VerifyFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum VerifyFormat {
    Text,
    Json,
}

/// What is told of all codes.
pub struct Told {
    /// The report.
    pub text: String,
    /// Each code is genuine.
    pub all_genuine: bool,
}

/// By what codes are judged.
struct Judge {
    keys: PublicKeys,
    revoked: Option<Revocations>,
    office: Option<OfficeCode>,
    now: Timestamp,
    offices: Vec<Office>,
}

/// What is told of one code.
struct Judged {
    verdict: Verdict,
    /// What it says, unless it is altered.
    code: Option<DoorCode>,
}

impl VerifyArgs {
    /// Judges all codes; the text of an error says which file does not read.
    pub fn run(&self) -> Result<Told, String> {
        let judge = self.judge()?;
        let codes = if self.codes.is_empty() { from_stdin()? } else { self.codes.clone() };
        let judged: Vec<Judged> = codes.iter().map(|code| judge.judge(code)).collect();
        // Whoever brought a list wants to know of changes: one that cannot tell is too old.
        let listed = self.revoked.is_some();
        let all_genuine = judged.iter().all(|judged| match judged.verdict {
            Verdict::Genuine => true,
            Verdict::GenuineWhenPrinted => !listed,
            Verdict::Altered(_) | Verdict::Moved | Verdict::Cancelled => false,
        });
        let text = match self.format {
            VerifyFormat::Text => judged.iter().map(|judged| judge.line(judged)).collect(),
            VerifyFormat::Json => {
                let all: Vec<Value> = judged.iter().map(|judged| judge.json(judged)).collect();
                format!("{}\n", Value::from(all))
            }
        };
        Ok(Told { text, all_genuine })
    }

    fn judge(&self) -> Result<Judge, String> {
        let keys = PublicKeys::parse(&read(&self.keys)?).map_err(|why| format!("{}: {why}", self.keys.display()))?;
        let list = |path: &PathBuf| {
            Revocations::parse(&read(path)?, &keys).map_err(|why| format!("{}: {why}", path.display()))
        };
        let revoked = self.revoked.as_ref().map(list).transpose()?;
        let now = self.at.unwrap_or_else(machine_now);
        Ok(Judge { revoked, keys, office: self.office.clone(), now, offices: self.tables.offices(Release::default())? })
    }
}

impl Judge {
    fn judge(&self, typed: &str) -> Judged {
        let altered = |why| Judged { verdict: Verdict::Altered(why), code: None };
        let Ok(brought) = Brought::parse(typed) else { return altered(Altered::Form) };
        match verdict(&brought, &self.keys, self.revoked.as_ref(), self.now) {
            Verdict::Altered(why) => altered(why),
            verdict => Judged { verdict, code: Some(brought.code) },
        }
    }

    fn line(&self, judged: &Judged) -> String {
        let Some(code) = &judged.code else { return format!("{}\n", words(judged.verdict)) };
        let place = self.place(code).map(|place| format!(", {place}")).unwrap_or_default();
        let time = self.time(code);
        let told = format!("{}, issue {}{place}, {time}", self.local(code), code.revision);
        format!("{}: {} at {}, {told}\n", words(judged.verdict), code.number, code.office)
    }

    fn json(&self, judged: &Judged) -> Value {
        let name = name(judged.verdict);
        let Some(code) = &judged.code else { return json!({ "verdict": name, "why": words(judged.verdict) }) };
        json!({
            "verdict": name,
            "confirmation_number": code.number.as_str(),
            "office": code.office.as_str(),
            "starts_at": code.starts_at.to_string(),
            "revision": code.revision,
            "key_id": code.key_id,
            "here": self.office.as_ref().map(|office| *office == code.office),
            "time": self.time(code),
        })
    }

    /// The start by the office's clock, if the table has it.
    fn local(&self, code: &DoorCode) -> String {
        let office = self.offices.iter().find(|office| office.code == code.office);
        let local = office.map(|office| office.local(code.starts_at).strftime("%Y-%m-%d %H:%M").to_string());
        local.unwrap_or_else(|| code.starts_at.to_string())
    }

    fn place(&self, code: &DoorCode) -> Option<&'static str> {
        self.office.as_ref().filter(|office| **office != code.office).map(|_| "another office")
    }

    /// Where the visit stands in time: a fact, and nothing against the notice.
    fn time(&self, code: &DoorCode) -> &'static str {
        let office = self.offices.iter().find(|office| office.code == code.office);
        let another_day = match office {
            Some(office) => office.today(code.starts_at) != office.today(self.now),
            None => self.now.duration_since(code.starts_at).abs() >= SignedDuration::from_hours(24),
        };
        if another_day {
            "another day"
        } else if self.now >= code.starts_at {
            "begun"
        } else if code.starts_at.duration_since(self.now) > SignedDuration::from_mins(EARLY_MINUTES_MAX) {
            "too early"
        } else {
            "now"
        }
    }
}

fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Altered(_) => "altered",
        Verdict::Moved => "moved",
        Verdict::Cancelled => "cancelled",
        Verdict::Genuine => "genuine",
        Verdict::GenuineWhenPrinted => "genuine-when-printed",
    }
}

fn words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Altered(Altered::Form) => "altered: this is no code of a notice, or not all of it",
        Verdict::Altered(Altered::UnknownKey) => {
            "altered: signed with a key that is not in the file of keys (if the file is old, fetch it anew)"
        }
        Verdict::Altered(Altered::Signature | Altered::NoAppointment) => "altered: the signature does not match",
        Verdict::Moved => "moved: there is a later notice of this appointment",
        Verdict::Cancelled => "cancelled",
        Verdict::Genuine => "genuine",
        Verdict::GenuineWhenPrinted => "genuine when it was printed; whether it was changed since is not known",
    }
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))
}

/// The lines of standard input that have something on them.
fn from_stdin() -> Result<Vec<String>, String> {
    let mut input = std::io::stdin().lock();
    let mut codes = Vec::new();
    loop {
        let mut line = Vec::with_capacity(CODE_CHARS_MAX);
        let read = input.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut line).map_err(|why| why.to_string())?;
        let line = String::from_utf8_lossy(&line).trim().to_owned();
        match (read, line.is_empty()) {
            (0, _) if codes.is_empty() => return Err("give at least one code".to_owned()),
            (0, _) => return Ok(codes),
            _ if codes.len() == CODES_MAX => return Err(format!("these are more than {CODES_MAX} codes")),
            (_, false) => codes.push(line),
            (_, true) => {}
        }
    }
}
