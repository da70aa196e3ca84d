//! The options of `infopass cases`, and reading its file.

use super::StoreArgs;
use clap::{Args, Subcommand};
use infopass::domain::case::{Case, parse_cases};
use std::fs::File;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

/// Largest file: as many rows as a table may have, each as long as it may be.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;

#[derive(Subcommand)]
pub enum CasesCommand {
    /// Add cases from a CSV file and change those that are there already; also while the server runs.
    Load(LoadArgs),
}

#[derive(Args)]
pub struct LoadArgs {
    /// The file; `-` is standard input. data/README.md tells its columns.
    pub file: PathBuf,
    #[command(flatten)]
    pub store: StoreArgs,
}

impl LoadArgs {
    /// Reads the file; the text says what is wrong and where.
    pub fn cases(&self) -> Result<Vec<Case>, String> {
        let (name, text) = if self.file == Path::new("-") {
            ("standard input".to_owned(), read(stdin().lock()))
        } else {
            (self.file.display().to_string(), File::open(&self.file).map_err(|why| why.to_string()).and_then(read))
        };
        let text = text.map_err(|why| format!("{name}: {why}"))?;
        parse_cases(&text).map_err(|why| format!("{name}: {}", why.within()))
    }
}

fn read(from: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    let count = from.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|why| why.to_string())?;
    if u64::try_from(count).is_ok_and(|count| count > FILE_BYTES_MAX) {
        return Err(format!("longer than {} MB", FILE_BYTES_MAX / 1024 / 1024));
    }
    String::from_utf8(bytes).map_err(|_| "this is not UTF-8 text".to_owned())
}
