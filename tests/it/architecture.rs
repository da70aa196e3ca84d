//! The rules between the modules (`src/lib.rs`), read from the `use` lines and paths of the sources themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What each top-level module may see of the others. Whoever adds an arrow adds it here, and says why it does not
/// run back. `app` puts everything together; `main` and `cli` stand outside.
const ARROWS: [(&str, &[&str]); 29] = [
    ("domain", &[]),
    // Both models simulated: no table, no act, no page; only the rules that the real ones stand on.
    ("lab", &["domain"]),
    // Findings are told in the words of the pages.
    ("report", &["lab", "view"]),
    ("data", &[]),
    ("clock", &[]),
    // Counts in the database, by the rules of `domain`.
    ("limits", &["db", "domain", "services", "telemetry"]),
    ("random", &["domain"]),
    ("passwords", &["random"]),
    ("vault", &["domain", "random"]),
    ("decoy", &["domain", "random", "vault"]),
    ("telemetry", &[]),
    ("db", &["domain", "telemetry"]),
    // Of the laboratory only what a comparison has come to, to show it.
    ("view", &["domain", "lab"]),
    // A portal's bookings as the laboratory's demand.
    ("replay", &["db", "domain", "lab"]),
    ("config", &["clock", "db", "domain", "passwords"]),
    ("services", &["clock", "config", "db", "decoy", "domain", "random", "vault"]),
    ("staff", &["db", "domain", "passwords", "random", "services", "telemetry", "vault"]),
    // What is over by the rules of `staff` is deleted.
    ("keeper", &["clock", "db", "domain", "services", "staff", "telemetry"]),
    ("legacy", &["db", "domain", "services", "telemetry", "vault"]),
    // Officers assign times further ahead than the portal's window: the keeper makes their seats.
    ("current", &["db", "domain", "keeper", "random", "services", "telemetry", "vault"]),
    ("purge", &["db", "domain", "services"]),
    // Reads what is sealed, to seal it anew; months are read as they were typed.
    ("keys", &["db", "domain", "services", "vault", "view"]),
    // Signs and checks the codes of notices of both models.
    ("door", &["db", "domain", "services"]),
    ("due", &["current", "db", "door", "keeper", "keys", "purge", "services"]),
    // Plays both models for testers.
    ("tour", &["current", "data", "db", "domain", "due", "passwords", "random", "services", "staff", "vault"]),
    // What every handler is given.
    (
        "app",
        &[
            "clock",
            "config",
            "data",
            "db",
            "domain",
            "due",
            "keys",
            "lab",
            "limits",
            "passwords",
            "random",
            "services",
            "telemetry",
            "vault",
            "view",
        ],
    ),
    (
        "web",
        &[
            "app",
            "current",
            "db",
            "domain",
            "door",
            "due",
            "keeper",
            "keys",
            "lab",
            "legacy",
            "limits",
            "passwords",
            "random",
            "report",
            "services",
            "staff",
            "telemetry",
            "tour",
            "vault",
            "view",
        ],
    ),
    // Sees the portal from outside: no table, no act, no page of it, only what identifiers and times look like.
    ("rush", &["domain", "random"]),
    ("audit", &["clock", "db", "domain", "random", "vault", "view"]),
];

/// Crates that only one module knows.
const OWNED_CRATES: [(&str, &[&str]); 34] = [
    ("rand_xoshiro", &["lab"]),
    ("libm", &["domain", "lab"]),
    ("diesel", &["db"]),
    ("diesel_migrations", &["db"]),
    ("libsqlite3_sys", &["db"]),
    ("actix_web", &["web", "main"]),
    ("utoipa", &["web"]),
    ("metrics", &["telemetry"]),
    ("metrics_exporter_prometheus", &["telemetry"]),
    ("tera", &["view"]),
    ("fluent_templates", &["view"]),
    ("include_dir", &["view"]),
    ("icalendar", &["view"]),
    ("icu_datetime", &["view"]),
    ("icu_decimal", &["view"]),
    ("argon2", &["passwords"]),
    ("rpassword", &["cli"]),
    ("chacha20poly1305", &["vault"]),
    ("hkdf", &["vault"]),
    ("rand", &["random", "rush"]),
    ("hyper", &["rush"]),
    ("html5gum", &["rush", "view"]),
    ("krilla", &["view"]),
    ("harfrust", &["view"]),
    ("icu_segmenter", &["view"]),
    ("hdrhistogram", &["rush"]),
    ("indicatif", &["cli", "rush"]),
    ("comfy_table", &["report", "rush"]),
    ("clap", &["cli", "main"]),
    ("phonenumber", &["domain"]),
    ("ed25519_dalek", &["domain", "vault"]),
    ("data_encoding", &["domain"]),
    ("qrcode", &["view"]),
    ("toml", &["domain", "lab"]),
];

/// The parts of the standard library that touch the world outside.
const WORLD: [&str; 6] = ["env", "fs", "io", "net", "process", "thread"];

const LINES_MAX: usize = 400;

/// A source file, read as tokens; what only tests compile is left out.
pub struct Source {
    /// Below `src/`, such as `web/pages/time.rs`.
    pub path: String,
    pub text: String,
    pub tokens: Vec<Token>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Word(String),
    /// A text literal as it is written between its quotes.
    Text(String),
    Sign(char),
}

impl Source {
    /// The top-level module, or `main` and `cli`.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// The modules that lead to this file: `["web", "pages", "time"]`.
    fn modules(&self) -> Vec<&str> {
        let path = self.path.strip_suffix(".rs").unwrap();
        let path = path.strip_suffix("/mod").unwrap_or(path);
        path.split('/').filter(|module| *module != "lib").collect()
    }

    /// The top-level modules that the file's paths lead to.
    fn arrows(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (at, token) in self.tokens.iter().enumerate() {
            let depth = match token {
                Token::Word(word) if word == "crate" => Some(self.modules().len()),
                Token::Word(word) if word == "super" && !self.after_super(at) => Some(self.supers(at)),
                _ => None,
            };
            let Some(depth) = depth else { continue };
            let after = if *token == Token::Word("crate".into()) { at + 1 } else { at + 3 * depth - 2 };
            if !self.is_path(after) {
                continue; // `pub(crate)`
            }
            match self.modules().len().checked_sub(depth) {
                Some(0) | None => found.extend(self.heads(after + 2)),
                Some(_) => drop(found.insert(self.module().to_owned())),
            }
        }
        found
    }

    /// Whether a `super` is the second or later of a row.
    fn after_super(&self, at: usize) -> bool {
        at >= 3 && self.is_path(at - 2) && self.tokens[at - 3] == Token::Word("super".into())
    }

    /// How many `super`s stand in a row.
    fn supers(&self, at: usize) -> usize {
        let is_super = |at: &usize| self.tokens.get(*at) == Some(&Token::Word("super".into()));
        (at..).step_by(3).take_while(is_super).count()
    }

    /// What the file uses of the standard library: `std::fs::…`, `use std::{fs, io}`.
    fn std_parts(&self) -> BTreeSet<String> {
        let is_std = |at: &usize| self.tokens[*at] == Token::Word("std".into()) && self.is_path(at + 1);
        (0..self.tokens.len()).filter(is_std).flat_map(|at| self.heads(at + 3)).collect()
    }

    /// Whether `::` stands here.
    fn is_path(&self, at: usize) -> bool {
        self.tokens.get(at..at + 2) == Some(&[Token::Sign(':'), Token::Sign(':')])
    }

    /// The first names of what stands after `crate::`: one name, or those of a group in braces.
    fn heads(&self, at: usize) -> Vec<String> {
        let mut heads = Vec::new();
        let mut depth = 0;
        let mut first = true;
        for token in &self.tokens[at..] {
            match token {
                Token::Sign('{') => depth += 1,
                Token::Sign('}') => depth -= 1,
                Token::Sign(',') if depth == 1 => first = true,
                Token::Word(word) if first => {
                    heads.push(word.clone());
                    first = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        heads
    }

    /// Whether the file names something of another crate: `name::…`, or `use name;`.
    fn names_crate(&self, name: &str) -> bool {
        self.tokens.iter().enumerate().any(|(at, token)| {
            let used = at > 0 && self.tokens[at - 1] == Token::Word("use".into());
            let starts = at < 2 || !self.is_path(at - 2);
            *token == Token::Word(name.into()) && starts && (used || self.is_path(at + 1))
        })
    }

    /// Whether a path goes through these names, such as `Timestamp::now`.
    fn has_path(&self, names: &[&str]) -> bool {
        let mut wanted = Vec::new();
        for name in names {
            if !wanted.is_empty() {
                wanted.extend([Token::Sign(':'), Token::Sign(':')]);
            }
            wanted.push(Token::Word((*name).to_owned()));
        }
        self.tokens.windows(wanted.len()).any(|window| window == wanted)
    }

    fn has_word(&self, word: &str) -> bool {
        self.tokens.contains(&Token::Word(word.to_owned()))
    }
}

/// Every source file that is part of the program, but for what only tests compile.
pub fn sources() -> Vec<Source> {
    let mut sources: Vec<Source> = every_file()
        .into_iter()
        .map(|(path, text)| Source { tokens: without_tests(&tokens(&text)), path, text })
        .collect();
    let of_tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    sources.retain(|source| !of_tests.iter().any(|module| source.path.starts_with(module)));
    sources
}

/// Every file below `src`, by path.
fn every_file() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.push((name, std::fs::read_to_string(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The beginnings of paths of modules that only tests compile: `#[cfg(test)] mod tests;`.
fn test_modules(source: &Source) -> Vec<String> {
    let declared = source.text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.split_once(';'));
    let names = declared.map(|(name, _)| name).filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
    let folder = source.modules().join("/");
    names.flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/")]).collect()
}

/// Reads a source: comments, spaces, numbers' insides and letters in single quotes do not matter here.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut rest = text;
    let mut tokens = Vec::new();
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").expect("a comment ends") + 2
        } else if let Some((content, taken)) = text_literal(rest) {
            tokens.push(Token::Text(content));
            taken
        } else if c == '\'' {
            quoted_letter(rest)
        } else if c.is_alphanumeric() || c == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(Token::Word(rest[..end].to_owned()));
            end
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Sign(c));
            }
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    tokens
}

/// `"…"`, `b"…"`, `r#"…"#`: what stands inside, and how long all of it is.
fn text_literal(rest: &str) -> Option<(String, usize)> {
    let body = rest.trim_start_matches(['b', 'c']);
    if let Some(raw) = body.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let raw = raw[hashes..].strip_prefix('"')?;
        let end = raw.find(&format!("\"{}", "#".repeat(hashes))).expect("a raw text ends");
        return Some((raw[..end].to_owned(), rest.len() - raw.len() + end + 1 + hashes));
    }
    let body = body.strip_prefix('"')?;
    let mut escaped = false;
    let end = body.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    Some((body[..end].to_owned(), rest.len() - body.len() + end + 1))
}

/// How long `'x'` or `'\n'` is; one for the quote of a lifetime.
fn quoted_letter(rest: &str) -> usize {
    let mut letters = rest.char_indices().skip(1);
    match (letters.next(), letters.next()) {
        (Some((at, '\\')), _) => rest[at + 2..].find('\'').map_or(1, |end| at + 3 + end),
        (Some(_), Some((end, '\''))) => end + 1,
        _ => 1,
    }
}

/// Leaves out every item under `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mark = self::tokens("#[cfg(test)]");
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].starts_with(&mark) {
            at += mark.len() + item_len(&tokens[at + mark.len()..]);
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// How many tokens an item has: up to its `;`, or to the end of its braces.
fn item_len(tokens: &[Token]) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => depth -= 1,
            Token::Sign(';') => {}
            _ => continue,
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

fn arrows_by_module() -> BTreeMap<String, BTreeSet<(String, String)>> {
    let mut arrows: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for source in sources() {
        let found = source.arrows().into_iter().map(|target| (target, source.path.clone()));
        arrows.entry(source.module().to_owned()).or_default().extend(found);
    }
    arrows
}

#[test]
fn sources_are_read_as_the_compiler_reads_them() {
    let text = r##"
        // use crate::web::x;
        /* crate::web */
        use crate::{db::{Db, web}, view as looks};
        use std::{fmt::Debug, fs};
        const A: &str = "crate::web \" //";
        const B: &str = r#"crate::web "quoted" "#;
        const C: (char, char, char) = ('"', '\'', '{');
        fn f<'a>(x: &'a str) { super::super::clock::now(); diesel::select(); foo::tera::x() }
        pub(crate) struct Y;
        #[cfg(test)]
        mod tests { use crate::web; fn g() { if true {} } }
        #[cfg(test)]
        use crate::web;
        fn last() { crate::vault::seal() }
    "##;
    let source = Source { path: "legacy/book.rs".into(), text: text.into(), tokens: without_tests(&tokens(text)) };
    assert_eq!(source.arrows().into_iter().collect::<Vec<_>>(), ["clock", "db", "vault", "view"]);
    assert_eq!(source.std_parts().into_iter().collect::<Vec<_>>(), ["fmt", "fs"]);
    assert!(source.names_crate("diesel") && !source.names_crate("tera"));
    assert!(source.has_path(&["clock", "now"]) && !source.has_path(&["web", "x"]));
    assert!(source.tokens.contains(&Token::Text("crate::web \\\" //".into())));

    let tests_alone = "#[cfg(test)]\nmod tests;\nmod rows;";
    let source = Source { path: "db/mod.rs".into(), text: tests_alone.into(), tokens: tokens(tests_alone) };
    assert_eq!(test_modules(&source), ["db/tests.rs", "db/tests/"]);
}

#[test]
fn no_arrow_between_modules_runs_back() {
    let arrows = arrows_by_module();
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (module, targets) in &arrows {
        if module == "lib" {
            continue;
        }
        if ["main", "cli"].contains(&module.as_str()) {
            continue; // They see the library as anybody does, and nothing of it sees them.
        }
        let allowed = allowed.get(module.as_str()).unwrap_or_else(|| panic!("`{module}` has no line in ARROWS"));
        for (target, path) in targets {
            seen += 1;
            if target != module && !allowed.contains(&target.as_str()) {
                wrong.push(format!("src/{path}: {module} → {target}"));
            }
        }
    }
    assert!(seen > 50, "only {seen} arrows were found");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_allowed_arrows_run_in_no_circle() {
    let modules: BTreeSet<String> = arrows_by_module().into_keys().collect();
    for (module, targets) in ARROWS {
        for name in targets.iter().chain([&module]) {
            assert!(modules.contains(*name), "ARROWS has `{name}`, which is gone");
        }
    }
    // Modules that see only what is below them already.
    let mut below = BTreeSet::new();
    let mut left = ARROWS.to_vec();
    while !left.is_empty() {
        let count = left.len();
        left.retain(|(_, targets)| !targets.iter().all(|target| below.contains(target)));
        below.extend(ARROWS.iter().filter(|arrow| !left.contains(arrow)).map(|(module, _)| *module));
        assert!(left.len() < count, "these see each other in a circle: {left:?}");
    }
}

#[test]
fn each_outside_crate_is_known_to_its_module_only() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, owners) in OWNED_CRATES {
            if source.names_crate(name) && !owners.contains(&source.module()) {
                wrong.push(format!("src/{} names {name}", source.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    for (name, owners) in OWNED_CRATES {
        if name != "libsqlite3_sys" {
            let found = sources().iter().any(|source| owners.contains(&source.module()) && source.names_crate(name));
            assert!(found, "{name} is not used by {owners:?}: the rule is out of date");
        }
    }
}

#[test]
fn the_domain_has_no_clock_no_chance_and_no_input_or_output() {
    let mut seen = 0;
    for source in sources().iter().filter(|source| source.module() == "domain") {
        seen += 1;
        let parts = source.std_parts();
        assert!(WORLD.iter().all(|part| !parts.contains(*part)), "src/{} uses {parts:?} of std", source.path);
        for part in ["SystemTime", "Instant", "OnceLock", "Mutex", "RwLock"] {
            assert!(!source.has_word(part), "src/{} uses {part}", source.path);
        }
        for name in ["tokio", "tracing", "actix_rt", "secrecy"] {
            assert!(!source.names_crate(name), "src/{} names {name}", source.path);
        }
    }
    assert!(seen > 10);
}

#[test]
fn only_the_clock_asks_for_the_time() {
    let asks = |source: &Source| {
        let wall = ["Timestamp", "Zoned", "ZonedDateTime", "SystemTime", "Utc", "Local"];
        wall.iter().any(|name| source.has_path(&[name, "now"]))
    };
    let who: Vec<String> = sources().into_iter().filter(asks).map(|source| source.path).collect();
    assert_eq!(who, ["clock.rs"]);
}

#[test]
fn transactions_files_and_the_environment_are_each_behind_one_door() {
    for source in sources() {
        let doors = ["db/pool.rs", "db/postgres.rs", "db/writer.rs"].contains(&source.path.as_str());
        for word in ["transaction", "immediate_transaction", "exclusive_transaction", "begin_transaction"] {
            assert!(doors || !source.has_word(word), "src/{} opens a transaction", source.path);
        }
        let reads = source.has_path(&["env", "var"]) || source.has_path(&["env", "vars"]);
        assert!(!reads, "src/{} reads the environment: settings come through cli.rs", source.path);
        let may_use_files = ["vault", "cli", "db"].contains(&source.module());
        assert!(may_use_files || !source.std_parts().contains("fs"), "src/{} uses files", source.path);
    }
}

#[test]
fn sql_is_written_in_db_only() {
    for source in sources().iter().filter(|source| source.module() != "db") {
        for token in &source.tokens {
            let Token::Text(text) = token else { continue };
            let starts = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "PRAGMA "].iter().any(|sql| text.contains(sql));
            assert!(!starts, "src/{} has SQL: {text}", source.path);
        }
    }
}

#[test]
fn every_file_says_first_what_lives_in_it() {
    for (path, text) in every_file() {
        assert!(text.starts_with("//! "), "src/{path} does not open with `//!`");
    }
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let long: Vec<String> = every_file()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LINES_MAX)
        .map(|(path, lines)| format!("src/{path}: {lines} lines"))
        .collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn unsafe_is_nowhere() {
    let files = every_file();
    assert!(files.len() > 50);
    for (path, text) in files {
        assert!(!tokens(&text).contains(&Token::Word("unsafe".into())), "src/{path}");
    }
}
