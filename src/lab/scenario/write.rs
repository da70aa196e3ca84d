//! A scenario as a file again, for who changed some numbers and wants to keep it. Reading it gives the same scenario.

use super::read::number_tables;
use super::{Number, Question, Scenario, Stated};
use crate::domain::case::CaseStatus;
use std::fmt::{self, Display, Write};

impl Scenario {
    /// The whole file.
    pub fn to_toml(&self) -> String {
        let mut text = String::new();
        self.write(&mut text).unwrap_or_default(); // a String takes whatever is written
        text
    }

    fn write(&self, text: &mut String) -> fmt::Result {
        writeln!(text, "name = \"{}\"\nera = \"{}\"", self.name, self.era)?;
        writeln!(text, "first_day = \"{}\"\ndays = {}", self.first_day, self.days)?;
        writeln!(text, "warm_up_days = {}", self.warm_up_days)?;
        for table in number_tables() {
            writeln!(text, "\n[{table}]")?;
            let mut of_table = self.numbers.iter().filter(|(number, _)| number.place().0 == table);
            of_table.try_for_each(|(number, stated)| write_number(text, *number, stated))?;
        }
        self.questions.iter().try_for_each(|question| write_question(text, question))?;

        let languages = &self.languages;
        writeln!(text, "\n[languages]\nenglish = {}\nspanish = {}", languages.english, languages.spanish)?;
        writeln!(text, "other = {}\nsource = {}", languages.other, quoted(&languages.source))?;

        let hours = &self.hours;
        writeln!(text, "\n[hours]\ndays = [{}]\nhours = [{}]", list(hours.days), list(hours.hours))?;
        writeln!(text, "source = {}", quoted(&hours.source))?;

        let shares = list(self.offices.shares.iter().map(|(code, share)| format!("{code} = {share}")));
        writeln!(text, "\n[offices]\nshares = {{ {shares} }}\nothers = {}", self.offices.others)?;
        writeln!(text, "source = {}", quoted(&self.offices.source))?;

        let rules = list(self.unanswering.rules.iter().map(|rule| format!("\"{rule}\"")));
        writeln!(text, "\n[unanswering]\nrules = [{rules}]\nsource = {}", quoted(&self.unanswering.source))
    }
}

fn write_number(text: &mut String, number: Number, stated: &Stated) -> fmt::Result {
    write!(text, "{} = {{ value = {}", number.place().1, stated.value)?;
    if let Some((low, high)) = stated.range {
        write!(text, ", low = {low}, high = {high}")?;
    }
    writeln!(text, ", source = {} }}", quoted(&stated.source))
}

fn write_question(text: &mut String, question: &Question) -> fmt::Result {
    writeln!(text, "\n[[questions]]\nkind = \"{}\"\nshare = {}", question.kind, question.share)?;
    writeln!(text, "urgent_percent = {}\nevidence_percent = {}", question.urgent_percent, question.evidence_percent)?;
    let cases = CaseStatus::ALL.into_iter().zip(question.cases_percent);
    let cases = list(cases.map(|(status, percent)| format!("{} = {percent}", status.as_str())));
    writeln!(text, "cases_percent = {{ {cases} }}\nvoice_percent = {}", question.voice_percent)?;
    writeln!(text, "portal_percent = {}\nsource = {}", question.portal_percent, quoted(&question.source))
}

fn list(entries: impl IntoIterator<Item = impl Display>) -> String {
    entries.into_iter().map(|entry| entry.to_string()).collect::<Vec<_>>().join(", ")
}

/// A text that was read has no control characters.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
