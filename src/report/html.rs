//! A comparison as one file for a browser: charts and tables, no script, nothing from elsewhere.

use crate::lab::comparison::Comparison;
use crate::lab::scenario::Scenario;
use crate::view::language::Language;
use crate::view::pages::comparison::ComparisonView;
use crate::view::{ViewError, Views};

/// As an HTML document in a language.
pub fn html(scenario: &Scenario, comparison: &Comparison, language: Language) -> Result<String, ViewError> {
    Views::load()?.render_report(language, &ComparisonView::new(scenario, comparison, language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::comparison::LeftOut;
    use crate::lab::samples;
    use crate::lab::scenario::shipped::shipped;
    use scraper::{ElementRef, Html, Selector};

    fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
        html.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// A comparison with everything in it and one with as little as there can be, in every language, with their scenarios.
    fn reports() -> Vec<(Language, Scenario, Comparison, String)> {
        let empty = Comparison {
            rows: vec![],
            days_charts: vec![],
            legacy_weeks: vec![],
            current_weeks: vec![],
            queues: vec![],
            findings: vec![],
            recorded: true,
            still_booked: 3,
            left_out: LeftOut { unlisted_office: 2, unasked_reason: 1 },
            ..samples::one_replication()
        };
        let comparisons = [samples::comparison(), samples::one_replication(), empty];
        let scenarios = [samples::scenario().unwrap(), shipped()[0].clone(), shipped()[4].clone()];
        let pairs = scenarios.into_iter().zip(comparisons);
        let in_all = |(scenario, comparison): (Scenario, Comparison)| {
            Language::all().map(move |language| {
                let text = html(&scenario, &comparison, language).unwrap();
                (language, scenario.clone(), comparison.clone(), text)
            })
        };
        pairs.flat_map(in_all).collect()
    }

    #[test]
    fn a_report_is_sound_html_in_its_language_and_says_what_it_is() {
        for (language, _, _, text) in reports() {
            let html = Html::parse_document(&text);
            assert!(html.errors.is_empty(), "{:?}", html.errors);
            assert!(text.starts_with("<!doctype html>"));
            assert_eq!(all(&html, "html")[0].attr("lang"), Some(language.code()));
            assert_eq!(all(&html, "h1").len(), 1);
            let notice = crate::view::words::plain(language, "comparison-notice");
            let before_all: String = all(&html, ".comparison > :first-child")[0].text().collect();
            assert!(before_all.contains(&notice), "{before_all}");
            assert!(!text.contains("{$") && !text.contains("{{") && !text.contains("comparison-weekday"));
        }
    }

    #[test]
    fn a_report_loads_nothing_and_runs_nothing() {
        for (_, _, _, text) in reports() {
            let html = Html::parse_document(&text);
            assert!(all(&html, "script, iframe, object, embed, base, img, a, form, meta[http-equiv]").is_empty());
            for element in all(&html, "*") {
                for (name, value) in element.value().attrs() {
                    let here = value.starts_with('#') || value.starts_with("data:") || value.starts_with("url(#");
                    let loads = ["src", "srcset", "href", "xlink:href", "data", "poster"].contains(&name);
                    assert!(here || !(loads || value.contains("url(")), "{name}={value}");
                    assert!(!name.starts_with("on") && !value.contains("://"), "{name}={value}");
                }
            }
            let style: String = all(&html, "style")[0].text().collect();
            assert!(style.contains(".plot") && !style.contains("url(") && !style.contains("@import"));
        }
    }

    #[test]
    fn every_number_and_every_assumption_stands_there_with_its_source() {
        for (language, scenario, _, text) in reports() {
            let told: String = Html::parse_document(&text).root_element().text().collect();
            let sources = scenario.numbers.values().map(|stated| &stated.source);
            let sources = sources.chain(scenario.questions.iter().map(|question| &question.source));
            let (languages, hours) = (&scenario.languages.source, &scenario.hours.source);
            let others = [languages, hours, hours, &scenario.offices.source, &scenario.unanswering.source];
            let sources: Vec<&String> = sources.chain(others).collect();
            for source in &sources {
                let why = source.strip_prefix("assumption").unwrap_or(source).trim_start_matches([':', ';', ',', ' ']);
                assert!(told.contains(why), "{}: {why}", language.code());
            }
            let assumed = sources.iter().filter(|source| source.starts_with("assumption")).count();
            let word = crate::view::words::plain(language, "comparison-assumption");
            let html = Html::parse_document(&text);
            let marks = all(&html, ".mark").into_iter().filter(|mark| mark.text().collect::<String>() == word);
            assert_eq!(marks.count(), assumed, "{}", language.code());
            for number in scenario.numbers.keys() {
                assert!(told.contains(&number.to_string()), "{number}");
            }
        }
    }

    #[test]
    fn every_chart_has_a_name_and_a_table_of_its_numbers_after_it() {
        let mut charts = 0;
        for (_, _, _, text) in reports() {
            let html = Html::parse_document(&text);
            for svg in all(&html, "svg:not([aria-hidden])") {
                charts += 1;
                assert_eq!(svg.attr("role"), Some("img"));
                let id = svg.attr("aria-labelledby").unwrap();
                let names = all(&html, &format!("[id='{id}']"));
                assert_eq!(names.len(), 1, "{id}");
                assert!(names[0].text().collect::<String>().chars().filter(|c| c.is_alphabetic()).count() > 5);
                let figure = svg.ancestors().filter_map(ElementRef::wrap).find(|one| one.value().name() == "figure");
                let table = Selector::parse("details summary ~ * table, details summary ~ table").unwrap();
                let table = figure.unwrap().select(&table).next().unwrap();
                let words: String = table.text().collect();
                let empty = svg.select(&Selector::parse("rect, path:not([d=''])").unwrap()).next().is_none();
                assert!(empty || words.chars().any(|c| c.is_ascii_digit()), "{id}");
            }
        }
        assert!(charts > 20, "{charts}");
    }

    #[test]
    fn ids_are_unique_and_what_is_named_is_there() {
        for (_, _, _, text) in reports() {
            let html = Html::parse_document(&text);
            let ids: Vec<&str> = all(&html, "[id]").iter().map(|element| element.attr("id").unwrap()).collect();
            let mut unique = ids.clone();
            unique.sort_unstable();
            unique.dedup();
            assert_eq!(unique.len(), ids.len());
            for element in all(&html, "[aria-labelledby]") {
                assert!(ids.contains(&element.attr("aria-labelledby").unwrap()), "{}", element.html());
            }
        }
    }

    #[test]
    fn what_is_not_known_is_not_told() {
        let scenario = samples::scenario().unwrap();
        let report = |comparison: &Comparison| html(&scenario, comparison, Language::english()).unwrap();
        // The sample's queues keep their confidence.
        let one = Comparison { queues: vec![], ..samples::one_replication() };
        let (whole, one) = (report(&samples::comparison()), report(&one));
        assert!(whole.contains("±&nbsp;") && !one.contains("±&nbsp;"));
        assert!(one.contains("ended early") && !whole.contains("ended early"));
        assert!(whole.contains("Which assumptions matter") && !one.contains("Which assumptions matter"));
    }
}
