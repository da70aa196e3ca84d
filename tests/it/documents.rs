//! The documents say what is so: every metric, every option, every link, every file to copy.

use crate::support::binary::Place;
use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    read_to_string(root().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

/// The Markdown files of the repository, in the folders that have some.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["", "docs", "data"] {
        let entries = read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
        found.extend(entries.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    }
    found.sort();
    found
}

/// What stands between `open` and the next `close`, each time.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close)).map(|(inner, _)| inner)
}

/// The words of a text that begin with `prefix`.
fn words(text: &str, prefix: &str) -> BTreeSet<String> {
    let of_a_word = |letter: char| letter.is_ascii_lowercase() || letter == '_';
    let words = text.split(|letter| !of_a_word(letter)).filter(|word| word.starts_with(prefix));
    words.map(str::to_owned).collect()
}

/// As one line: a text may be broken anywhere.
fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_metric_is_told_with_its_meaning_and_no_other() {
    let telemetry = text("src/telemetry.rs");
    let operations = unbroken(&text("docs/operations.md"));
    let names: BTreeSet<String> =
        between(&telemetry, ": &str = \"", "\"").filter(|name| name.starts_with("infopass_")).map(Into::into).collect();
    assert!(names.len() >= 10);
    let told = words(&operations, "infopass_");
    let unsuffixed: BTreeSet<String> = told
        .iter()
        .map(|name| ["_bucket", "_sum", "_count"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).into())
        .collect();
    assert_eq!(unsuffixed, names);

    let described = unbroken(telemetry.split("fn describe()").nth(1).unwrap().split("\n}\n").next().unwrap());
    let meanings: Vec<&str> = described.split('"').skip(1).step_by(2).collect();
    assert_eq!(meanings.len(), names.len());
    for meaning in meanings {
        assert!(operations.contains(meaning.trim_end_matches('.')), "docs/operations.md does not say: {meaning}");
    }
    let rules = words(&text("deploy/alerts.yml"), "infopass_");
    for rule in rules {
        assert!(names.contains(&rule), "deploy/alerts.yml: there is no metric {rule}");
    }
}

#[test]
fn every_option_is_in_the_readme_and_no_other() {
    let help = Place::new().run(&["serve", "--help"]).stdout;
    let options: BTreeSet<&str> = help
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("--").or(line.trim_start().strip_prefix("-h, --")))
        .filter_map(|rest| rest.split_whitespace().next())
        .filter(|name| !["help", "version"].contains(name))
        .collect();
    assert!(options.len() >= 7, "{help}");
    let readme = text("README.md");
    let table: BTreeSet<&str> = between(&readme, "| `--", "`")
        .filter_map(|cell| cell.split(|letter: char| !letter.is_ascii_lowercase() && letter != '-').next())
        .collect();
    assert_eq!(table, options);
    for variable in words(&help.to_lowercase(), "infopass_") {
        assert!(readme.contains(&format!("`{}`", variable.to_uppercase())), "README.md: {variable}");
    }
}

#[test]
fn every_relative_link_leads_to_a_file() {
    let mut links = 0;
    for document in documents() {
        let text = read_to_string(&document).unwrap();
        for target in between(&text, "](", ")").chain(between(&text, "src=\"", "\"")) {
            let path = target.split('#').next().unwrap();
            if path.is_empty() || path.contains("://") {
                continue;
            }
            assert!(document.parent().unwrap().join(path).exists(), "{}: {target}", document.display());
            links += 1;
        }
    }
    assert!(links > 20);
}

#[test]
fn every_file_to_copy_is_told_of_and_there() {
    let all: String = documents().iter().map(|path| read_to_string(path).unwrap()).collect();
    let of_a_name = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    let told: BTreeSet<String> = all
        .split("deploy/")
        .skip(1)
        .map(|rest| rest.chars().take_while(|letter| of_a_name(*letter)).collect::<String>())
        .map(|name| name.trim_end_matches('.').to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let there: BTreeSet<String> = read_dir(root().join("deploy"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(told, there);
}

/// Tables with no row that comes from a visitor or an officer.
const OF_NOBODY: [&str; 8] =
    ["cases", "closures", "door_keys", "keys", "office_days", "offices", "processes", "settings"];

#[test]
fn of_every_table_with_something_of_people_it_is_told_for_how_long_it_is_kept() {
    let (schema, told) = (text("src/db/schema.rs"), text("docs/privacy.md"));
    let tables: BTreeSet<&str> = between(&schema, "diesel::table! {", " (").map(str::trim).collect();
    assert!(OF_NOBODY.iter().all(|table| tables.contains(table)), "{tables:?}");
    let rows: Vec<&str> = told.lines().filter(|line| line.starts_with('|') && line.matches('|').count() == 5).collect();
    for table in tables.into_iter().filter(|table| !OF_NOBODY.contains(table)) {
        let is_told = |row: &str| row.contains(&format!("`{table}`")) || row.contains(&format!("`{table}."));
        assert!(rows.iter().any(|row| is_told(row)), "docs/privacy.md does not say of {table} for how long it is kept");
    }
}
