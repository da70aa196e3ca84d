//! Every reader of outside text, tried with texts by chance: anything at all, and right ones with some characters changed,
//! left out, doubled or put in. None of them panics; what is read can be written, and reads as the same again.
//!
//! What proptest finds is kept in `tests/proptest-regressions/` and tried first from then on. The forms, the clock, the
//! proxies' headers and the commands' own options are tried beside their code; whole requests are `malformed`'s.

use crate::api::NOW;
use crate::api_desk::desk;
use crate::support::centre::typed as somebody;
use crate::support::portal::FEW_SEATS;
use crate::support::{Portal, Program};
use infopass::data;
use infopass::db::DatabaseUrl;
use infopass::domain::birth::DateOfBirth;
use infopass::domain::case::{Case, ReceiptNumber, parse_cases, parse_day};
use infopass::domain::directory::Geography;
use infopass::domain::hours::WeekHours;
use infopass::domain::identifiers::{ConfirmationNumber, Pin, ServiceItemNumber};
use infopass::domain::keep_days::KeepDays;
use infopass::domain::name::Name;
use infopass::domain::office::{Closure, Office, OfficeCode};
use infopass::domain::office_table::{TableError, parse_offices};
use infopass::domain::person::{Details, TypedDetails};
use infopass::domain::phone::Phone;
use infopass::domain::rules::{Key, Rules};
use infopass::domain::slot::{Slot, read_local, write_local};
use infopass::domain::staff::{Role, StaffName};
use infopass::domain::zip::Zip;
use infopass::lab::scenario::{Number, Scenario};
use infopass::random::Random;
use infopass::staff::Token;
use infopass::vault::{SealedDetails, SecretFile, Vault};
use infopass::view::hearing::{label, meaning};
use infopass::view::language::Language;
use infopass::view::{month_number, words};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// A change of a text: where, how many characters, and what comes in their place (nothing: they are doubled).
type Change = (Index, usize, Option<String>);

fn change() -> impl Strategy<Value = Change> {
    (any::<Index>(), 0_usize..4, prop::option::of("[\\PC\r\n\t\0]{0,3}|[0-9A-Za-z,;:./\"'=\\[\\]{}+-]{0,3}"))
}

fn changed(text: &str, changes: &[Change]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, length, put) in changes {
        let at = at.index(letters.len() + 1);
        let end = (at + length).min(letters.len());
        let put: Vec<char> = match put {
            Some(put) => put.chars().collect(),
            None => letters[at..end].repeat(2),
        };
        letters.splice(at..end, put);
    }
    letters.into_iter().collect()
}

/// A right text changed in a few places, and now and then any text.
fn almost(right: Vec<String>) -> impl Strategy<Value = String> {
    let nearly =
        (select(right), prop::collection::vec(change(), 0..4)).prop_map(|(text, changes)| changed(&text, &changes));
    prop_oneof![4 => nearly, 1 => any::<String>()]
}

/// What was read is written, and reads as the same; whether it was read at all.
fn reads_back<T: PartialEq + Debug>(
    text: &str,
    read: impl Fn(&str) -> Option<T>,
    write: impl Fn(&T) -> String,
) -> bool {
    let Some(value) = read(text) else { return false };
    let written = write(&value);
    assert_eq!(read(&written).as_ref(), Some(&value), "{text:?} is read, and written as {written:?}");
    true
}

/// A reader: its name, right texts, and whether it reads a text (and back).
type Reader = (&'static str, &'static [&'static str], fn(&str) -> bool);

const READERS: [Reader; 22] = [
    ("confirmation number", &["NYC-26-0000-0000", "nyc 26 0000 0000"], |text| {
        reads_back(text, |text| ConfirmationNumber::parse(text).ok(), ToString::to_string)
    }),
    ("service item number", &["0000-0000", "00000000"], |text| {
        reads_back(text, |text| ServiceItemNumber::parse(text).ok(), ToString::to_string)
    }),
    ("receipt number", &["SRC9900000001", "lin-99-000-00002"], |text| {
        reads_back(text, |text| ReceiptNumber::parse(text).ok(), ToString::to_string)
    }),
    ("PIN", &["123456", "12 34-56"], |text| {
        reads_back(text, |text| Pin::parse(text).ok(), |pin| pin.reveal().to_owned())
    }),
    ("office code", &["NYC"], |text| reads_back(text, |text| OfficeCode::parse(text).ok(), ToString::to_string)),
    ("closure", &["2026-12-24", "2026-12-24/2026-12-26"], |text| {
        reads_back(text, |text| Closure::parse(text).ok(), ToString::to_string)
    }),
    ("hours", &["Mon-Fri 08:00-12:00 13:00-15:00", "Mon,Wed 07:30-11:00; Sat 09:00-10:00"], |text| {
        reads_back(text, |text| WeekHours::parse(text).ok(), ToString::to_string)
    }),
    ("ZIP code", &["10001", "10001-1234"], |text| reads_back(text, |text| Zip::parse(text).ok(), ToString::to_string)),
    ("phone", &["(212) 555-0123", "+1 212 555 0123", "+52 55 1234 5678", "+44 20 7946 0958"], |text| {
        reads_back(text, |text| Phone::parse(text).ok(), |phone| phone.as_str().to_owned())
    }),
    ("phone, as shown", &["(212) 555-0123", "+52 55 1234 5678", "+44 20 7946 0958", "+86 10 6552 9988"], |text| {
        reads_back(text, |text| Phone::parse(text).ok(), Phone::display)
    }),
    ("name", &["Ana María", "O’Connor", "محمد بن راشد", "O'Brien-Ruiz Jr."], |text| {
        reads_back(text, |text| Name::parse(text).ok(), |name| name.as_str().to_owned())
    }),
    ("date of birth", &["1985|7|4", "2000|feb|29", "1901|Julio| 04 "], |text| {
        reads_back(text, born, |day| day.strftime("%Y|%m|%d").to_string())
    }),
    ("month", &["7", "07", "July", "jul.", "diciembre", "ago"], |text| reads_back(text, month_number, i8::to_string)),
    (
        "details",
        &["Ana María|García López|7|4|1985|(212) 555-0123|10001", "|Suharto|jul|04|1985|+52 55 1234 5678|10001-1234"],
        |text| {
            reads_back(text, |text| typed(text).parse(month_number, date(2026, 11, 23)).ok().map(Shown), Shown::write)
        },
    ),
    ("day", &["2026-11-23"], |text| reads_back(text, parse_day, ToString::to_string)),
    ("local time", &["2026-12-07T09:15"], |text| reads_back(text, read_local, |local| write_local(*local))),
    ("days to keep", &["30", " 1 "], |text| reads_back(text, KeepDays::parse, ToString::to_string)),
    ("account name", &["ana.officer-2"], |text| reads_back(text, StaffName::parse, |name| name.as_str().to_owned())),
    ("role", &["officer", "admin"], |text| reads_back(text, Role::parse, |role| role.as_str().to_owned())),
    ("token", &["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"], |text| {
        reads_back(text, |text| Some(Token::parse(text)?.reveal()), Clone::clone)
    }),
    ("key of a rule", &["adit-stamp"], |text| reads_back(text, Key::parse, |key| key.as_str().to_owned())),
    ("number of a scenario", &["telephone.operators", "people.lunch_percent"], |text| {
        reads_back(text, Number::parse, ToString::to_string)
    }),
];

fn born(text: &str) -> Option<jiff::civil::Date> {
    let mut fields = text.splitn(3, '|');
    let mut next = || fields.next().unwrap_or_default();
    DateOfBirth::read_day(next(), next(), next(), month_number).ok()
}

/// The seven fields of the form, in its order.
fn typed(text: &str) -> TypedDetails {
    let mut fields = text.splitn(7, '|').map(str::to_owned);
    let mut next = || fields.next().unwrap_or_default();
    TypedDetails {
        given_name: next(),
        family_name: next(),
        dob_month: next(),
        dob_day: next(),
        dob_year: next(),
        phone: next(),
        zip: next(),
    }
}

/// Details, held against others by whom they mean.
struct Shown(Details);

impl Shown {
    fn write(&self) -> String {
        let Details { given_name, family_name, born, phone, zip } = &self.0;
        let given_name = given_name.as_ref().map_or("", Name::as_str);
        let born = born.date().strftime("%m|%d|%Y");
        format!("{given_name}|{}|{born}|{}|{zip}", family_name.as_str(), phone.display())
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.identity() == other.0.identity()
    }
}

impl Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.write())
    }
}

/// A table's fault: its line is one of the text's, and it is told on one line.
fn is_sound(why: &TableError, text: &str) -> bool {
    (1..=text.split('\n').count() + 1).contains(&usize::try_from(why.line).unwrap())
        && why.to_string().lines().count() == 1
}

/// The first lines of a long table.
fn begin(table: &str) -> String {
    table.split_inclusive('\n').take(60).collect()
}

fn offices_written(offices: &[Office]) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |office: &Office| {
        let closures: Vec<String> = office.closures.iter().map(ToString::to_string).collect();
        [
            office.code.as_str(),
            &quoted(&office.name),
            &quoted(&office.street),
            &quoted(&office.city),
            &office.state,
            &office.zip,
            &office.zone_name,
            &office.place.lat.to_string(),
            &office.place.lon.to_string(),
            &quoted(&office.source),
            &office.windows.to_string(),
            &office.desk_windows.to_string(),
            &quoted(&office.hours.to_string()),
            &closures.join(";"),
        ]
        .join(",")
    };
    let header = "code,name,street,city,state,zip,tz,lat,lon,source,windows,desk_windows,hours,closures";
    [header.to_owned()].into_iter().chain(offices.iter().map(row)).collect::<Vec<_>>().join("\n")
}

fn cases_written(cases: &[Case]) -> String {
    let row = |case: &Case| {
        let day = case.changed_day.map(|day| day.to_string()).unwrap_or_default();
        format!("{},{},\"{}\",{day}", case.receipt, case.status.as_str(), case.form.replace('"', "\"\""))
    };
    ["receipt_number,status,form,changed_on".to_owned()]
        .into_iter()
        .chain(cases.iter().map(row))
        .collect::<Vec<_>>()
        .join("\n")
}

proptest! {
    #[test]
    fn what_is_read_is_written_and_reads_as_the_same(
        tries in READERS.map(|(_, right, _)| almost(right.iter().map(ToString::to_string).collect()))
    ) {
        for ((_, right, reads), text) in READERS.iter().zip(tries) {
            reads(&text);
            for text in *right {
                reads(text);
            }
        }
    }

    #[test]
    fn a_time_that_is_read_is_one_that_the_office_has(text in almost(vec!["2026-12-07T09:15".into(), "2026-11-24T08:00".into()])) {
        let offices = parse_offices(data::OFFICES).unwrap();
        let now = "2026-11-23T10:00:00-05:00".parse().unwrap();
        if let Ok(slot) = Slot::parse(&text, &offices[0], now) {
            prop_assert_eq!(offices[0].starts_at(slot.local), Some(slot.starts_at));
            prop_assert_eq!(write_local(slot.local), text.trim());
        }
    }

    #[test]
    fn a_database_that_is_read_is_told_without_its_password(
        text in almost(vec!["sqlite:var/infopass.db".into(), "sqlite:///var/x.db".into(), "postgres://me:Hidden7@host:5432/name?a=b".into()])
    ) {
        if let Ok(url) = text.parse::<DatabaseUrl>() {
            let told = url.to_string();
            prop_assert!(!text.contains(":Hidden7@") || !told.contains("Hidden7"), "{}", told);
            if matches!(url, DatabaseUrl::Sqlite(_)) {
                prop_assert_eq!(told.parse::<DatabaseUrl>().map(|again| again.to_string()), Ok(told));
            }
        }
    }

    #[test]
    fn a_language_is_preferred_that_we_have(text in almost(vec!["es-MX,es;q=0.9,en;q=0.8".into(), "en".into()])) {
        let found = Language::preferred(&text);
        prop_assert!(found.is_none() || Language::all().any(|language| Some(language) == found));
        if let Some(language) = Language::parse(&text) {
            prop_assert!(found == Some(language), "{}", text);
        }
    }

    #[test]
    fn whatever_a_caller_says_is_one_of_the_meanings_or_none(
        said in almost(vec!["What is my CASE status?".into(), "No me llegó la TARJETA".into(), "July".into(), "septiembre".into()])
    ) {
        for language in Language::all() {
            let purposes = ["status", "forms", "appointment", "operator"];
            let heard = meaning(language, &said, purposes.map(|purpose| (purpose, format!("call-words-{purpose}"))));
            prop_assert!(heard.is_none_or(|heard| purposes.contains(&heard)));
            let months: Vec<(i8, String)> = (1..=12).map(|month| (month, format!("month-{month}"))).collect();
            let named = |said: &str| label(language, said, months.iter().map(|(month, key)| (month, key.clone()))).copied();
            if let Some(month) = named(&said) {
                prop_assert_eq!(named(&words::plain(language, &format!("month-{month}"))), Some(month));
            }
        }
    }

    #[test]
    fn a_secret_file_holds_keys_of_64_digits_or_is_none(text in almost(vec![
        "00112233445566778899aabbccddeeff".repeat(2),
        format!("{}\n7 {}\n", "Ff".repeat(32), "0a".repeat(32)),
    ])) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret.key");
        std::fs::write(&path, &text).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let is_key = |key: &str| key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
        let read = SecretFile::read(&path);
        prop_assert_eq!(std::fs::read_to_string(&path).unwrap(), &text[..], "it is left as it is");
        match read {
            Ok(file) => {
                prop_assert_eq!(file.ids().count(), lines.len());
                prop_assert!(lines.iter().all(|line| line.rsplit(' ').next().is_some_and(is_key)), "{:?}", text);
                let (id, check) = file.newest().unwrap();
                prop_assert!(file.holds(id, &check) && Some(id) == file.ids().next_back());
            }
            Err(_) => prop_assert!(lines.len() != 1 || !lines.iter().all(|line| is_key(line))),
        }
    }

    #[test]
    fn what_is_sealed_opens_as_it_was_and_not_at_all_when_anything_is_changed(
        plain in prop::collection::vec(any::<u8>(), 0..200), at in any::<Index>(), by in 1_u8..=255, cut in any::<Index>(), other in any::<String>()
    ) {
        let (vault, random) = (Vault::from_master(&[7; 32]), Random::from_seed(3));
        let cookie = vault.seal_cookie("infopass_answers", &plain, &random);
        prop_assert_eq!(vault.open_cookie("infopass_answers", &cookie), Some(plain));
        prop_assert_eq!(vault.open_cookie("infopass_notice", &cookie), None);
        prop_assert_eq!(vault.open_cookie("infopass_answers", &other), None);
        let mut letters = cookie.clone().into_bytes();
        letters[at.index(cookie.len())] ^= by;
        prop_assert_eq!(vault.open_cookie("infopass_answers", &String::from_utf8_lossy(&letters)), None);
        prop_assert_eq!(vault.open_cookie("infopass_answers", &cookie[..cut.index(cookie.len())]), None);

        let number = ConfirmationNumber::new(&OfficeCode::parse("NYC").unwrap(), 2026, [1; 7]);
        let mut cell = vault.seal_details(&number, &SealedDetails::new(somebody(&other), &Pin::new([1; 6])), &random);
        prop_assert!(vault.open_details(&number, &cell).is_some_and(|details| details.typed.family_name == other));
        let at = at.index(cell.len());
        cell[at] ^= by;
        prop_assert!(vault.open_details(&number, &cell).is_none());
    }
}

proptest! {
    // Whole files: each case reads some hundred lines.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn an_office_table_that_is_read_can_be_written_and_reads_as_the_same(text in almost(vec![begin(data::OFFICES)])) {
        match parse_offices(&text) {
            Ok(offices) => prop_assert_eq!(parse_offices(&offices_written(&offices)), Ok(offices)),
            Err(why) => prop_assert!(is_sound(&why, &text), "{}", why),
        }
    }

    #[test]
    fn a_case_table_that_is_read_can_be_written_and_reads_as_the_same(text in almost(vec![data::SAMPLE_CASES.into()])) {
        match parse_cases(&text) {
            Ok(cases) => prop_assert_eq!(parse_cases(&cases_written(&cases)), Ok(cases)),
            Err(why) => prop_assert!(is_sound(&why, &text), "{}", why),
        }
    }

    #[test]
    fn zip_tables_are_read_or_the_line_is_told(changes in prop::array::uniform4(prop::collection::vec(change(), 0..3))) {
        let tables = [data::ZIPS, data::ZIP_PREFIXES, data::ZIP_PREFIX_OFFICES, data::JURISDICTIONS].map(begin);
        let mut texts = tables.iter().zip(&changes).map(|(table, changes)| changed(table, changes));
        let [zips, prefixes, offices, states] = std::array::from_fn(|_| texts.next().unwrap());
        match Geography::parse(&zips, &prefixes, &offices, &states) {
            Ok(geography) => prop_assert!(geography.zips().count() > 50),
            Err(why) => prop_assert!([zips, prefixes, offices, states].iter().any(|text| is_sound(&why, text)), "{}", why),
        }
    }

    #[test]
    fn a_rule_file_is_read_or_the_line_is_told(text in almost(vec![data::RULES.into()])) {
        match Rules::parse(&text) {
            Ok(rules) => prop_assert!(rules.era(rules.default_era.as_str()).is_some() && !rules.kinds.is_empty()),
            Err(why) => {
                prop_assert!((1..=text.split('\n').count() + 1).contains(&why.line), "{}", why);
                prop_assert_eq!(why.to_string().lines().count(), 1);
            }
        }
    }

    #[test]
    fn a_scenario_is_read_or_the_line_is_told(text in almost(["national-2018", "single-office", "surplus", "shortage", "brokers"].iter().map(|name| {
        std::fs::read_to_string(format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }).collect())) {
        match Scenario::parse(&text) {
            Ok(scenario) => prop_assert!(!scenario.questions.is_empty()),
            Err(why) => {
                prop_assert!((1..=text.split('\n').count() + 1).contains(&why.line), "{}", why);
                prop_assert_eq!(why.to_string().lines().count(), 1);
            }
        }
    }
}

/// A member's value: one that is right somewhere, almost so, or any JSON.
fn value() -> impl Strategy<Value = Value> {
    let right =
        ["Ana María", "1985-07-04", "2026-12-07T09:15", "(212) 555-0123", "10001", "NYC", "adit-stamp", "es", "123456"];
    let text = almost(right.iter().map(ToString::to_string).collect()).prop_map(Value::from);
    let number = prop_oneof![any::<i64>().prop_map(Value::from), any::<f64>().prop_map(Value::from), Just(json!(1))];
    let leaf = prop_oneof![3 => text, 1 => number, 1 => any::<bool>().prop_map(Value::from), 1 => Just(Value::Null)];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from);
        prop_oneof![list, prop::collection::btree_map(".{0,5}", inner, 0..3).prop_map(|map| json!(map))]
    })
}

/// Every address of the interface, with what its query or the members of its body may be called.
fn addresses(described: &Value) -> Vec<(String, &'static str, Vec<String>)> {
    let mut all = Vec::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        // Whoever logs out is told nothing any more.
        if path.ends_with("/sessions/end") {
            continue;
        }
        let number = if path.contains("/appointments/") { "NYC-26-0000-0000" } else { "0000-0000" };
        let path = path.replace("{number}", number).replace("{code}", "NYC");
        if let Some(get) = item.get("get") {
            let parameters = get["parameters"].as_array().into_iter().flatten();
            let names = parameters.filter_map(|parameter| parameter["name"].as_str()).map(str::to_owned).collect();
            all.push((path.clone(), "GET", names));
        }
        if let Some(post) = item.get("post") {
            let schema = &post["requestBody"]["content"]["application/json"]["schema"];
            let schema = match schema["$ref"].as_str() {
                Some(name) => described.pointer(name.trim_start_matches('#')).unwrap(),
                None => schema,
            };
            let names = schema["properties"].as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
            all.push((path, "POST", names));
        }
    }
    all
}

#[test]
fn whatever_json_and_queries_programs_send_is_answered_and_never_with_a_failure() {
    let portal = Portal::with(NOW, FEW_SEATS);
    let admin = desk(&portal, "root", "admin", None);
    let program = Program::new(&portal.base);
    let addresses = addresses(&program.get("/openapi.json").json);
    assert!(addresses.iter().filter(|(_, method, names)| *method == "POST" && names.len() > 1).count() > 5);
    let token = format!("Bearer {}", admin.token);
    let mut runner = TestRunner::deterministic();
    let mut statuses = BTreeMap::new();
    for (path, method, names) in &addresses {
        let members = prop::collection::vec((select([&names[..], &["unknown".to_owned()]].concat()), value()), 0..7);
        for _ in 0..20 {
            let sent = members.new_tree(&mut runner).unwrap().current();
            let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let query = sent.iter().map(|(name, value)| (name.clone(), text(value)));
            let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
            let body = json!(sent.into_iter().collect::<BTreeMap<_, _>>()).to_string();
            let (path, body) =
                if *method == "GET" { (format!("{path}?{query}"), "") } else { (path.clone(), body.as_str()) };
            let headers = [("Authorization", token.as_str()), ("Content-Type", "application/json")];
            let reply = program.send(method, &path, &headers, body.as_bytes());
            assert!(reply.status < 500, "{method} {path} {body}: {reply:?}");
            *statuses.entry(reply.status).or_insert(0) += 1;
        }
    }
    assert!([200, 404, 422].iter().all(|status| statuses.contains_key(status)), "{statuses:?}");
    assert_eq!(portal.check(), Vec::<String>::new());
}

#[test]
fn changed_texts_are_read_often_and_refused_often() {
    let mut runner = TestRunner::deterministic();
    for (name, right, reads) in READERS {
        assert!(right.iter().all(|text| reads(text)), "{name}");
        let texts = almost(right.iter().map(ToString::to_string).collect());
        let read = (0..200).filter(|_| reads(&texts.new_tree(&mut runner).unwrap().current())).count();
        assert!((20..190).contains(&read), "{name}: {read} of 200");
    }
}
