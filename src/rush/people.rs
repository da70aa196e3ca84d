//! Synthetic people: every number of a seed is somebody else, always the same one. No detail is of a real person:
//! the telephone numbers are of the range set aside for fiction.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Somebody who wants an appointment, as they type it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Given name.
    pub given_name: &'static str,
    /// Family name; no two people of a seed have the same.
    pub family_name: String,
    /// Day of birth.
    pub born: (u16, u8, u8),
    /// Telephone number.
    pub phone: String,
    /// ZIP code.
    pub zip: String,
    /// The language whose pages they read.
    pub language: String,
}

const GIVEN_NAMES: [&str; 24] = [
    "Ana",
    "José",
    "Mei",
    "Oluwaseun",
    "Fatima",
    "John",
    "Thị Hương",
    "Björn",
    "Анна",
    "محمد",
    "小龙",
    "Priya",
    "Jean-Luc",
    "Siobhán",
    "Nguyễn",
    "Wojciech",
    "D'Arcy",
    "Yuki",
    "Zoë",
    "Iñaki",
    "Chidi",
    "Emine",
    "Lars",
    "Guadalupe",
];

/// Area codes; with `555-01xx` after them they are nobody's.
const AREA_CODES: [u16; 12] = [202, 206, 212, 213, 305, 312, 404, 415, 602, 617, 713, 808];

/// ZIP codes over all the country, so that people do not all crowd into one office.
const ZIPS: [&str; 48] = [
    "10001", "07102", "02108", "19107", "21201", "20001", "23219", "27601", "29401", "30303", "33130", "33602",
    "32801", "37203", "38103", "40202", "45202", "43215", "44113", "48226", "46204", "60604", "53202", "55401",
    "50309", "63103", "64106", "68102", "70112", "72201", "73102", "75201", "77002", "78205", "80202", "84111",
    "87102", "85004", "89101", "92101", "90012", "94111", "95814", "97204", "98101", "99501", "96813", "00918",
];

const CONSONANTS: [char; 16] = ['b', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'z'];
const VOWELS: [char; 4] = ['a', 'e', 'i', 'o'];
/// One in so many takes another language than the first that the portal offers.
const OTHER_LANGUAGE_ONE_IN: u32 = 4;

/// A stream of chance for one person of a seed; `purpose` keeps two uses apart.
pub fn chance(seed: u64, index: u32, purpose: u64) -> StdRng {
    let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(u64::from(index)) ^ purpose.rotate_left(48);
    StdRng::seed_from_u64(mixed)
}

impl Person {
    /// A person of a seed, who reads one of the portal's languages; everybody lives at `zip` if it is given.
    pub fn new(seed: u64, index: u32, zip: Option<&str>, languages: &[String]) -> Self {
        let mut rng = chance(seed, index, 0);
        let area = pick(&mut rng, &AREA_CODES).copied().unwrap_or(212);
        Self {
            given_name: pick(&mut rng, &GIVEN_NAMES).copied().unwrap_or("Ana"),
            family_name: format!("{} {}", word(u64::from(index)), word(seed)),
            born: (rng.random_range(1930..=2019), rng.random_range(1..=12), rng.random_range(1..=28)),
            phone: format!("({area}) 555-01{:02}", rng.random_range(0..100)),
            zip: zip.or_else(|| pick(&mut rng, &ZIPS).copied()).unwrap_or("10001").to_owned(),
            language: language(&mut rng, languages),
        }
    }

    /// The fields of the details form.
    pub fn typed(&self) -> [(&'static str, String); 7] {
        let (year, month, day) = self.born;
        [
            ("given_name", self.given_name.to_owned()),
            ("family_name", self.family_name.clone()),
            ("dob_month", month.to_string()),
            ("dob_day", day.to_string()),
            ("dob_year", year.to_string()),
            ("phone", self.phone.clone()),
            ("zip", self.zip.clone()),
        ]
    }

    /// Date of birth as `YYYY-MM-DD`.
    pub fn born_text(&self) -> String {
        let (year, month, day) = self.born;
        format!("{year}-{month:02}-{day:02}")
    }
}

/// The first of the languages, or now and then another.
fn language(rng: &mut StdRng, languages: &[String]) -> String {
    let Some((first, others)) = languages.split_first() else { return "en".to_owned() };
    let other = rng.random_ratio(1, OTHER_LANGUAGE_ONE_IN);
    pick(rng, others).filter(|_| other).unwrap_or(first).clone()
}

/// One of several, by chance.
pub fn pick<'a, T>(rng: &mut StdRng, from: &'a [T]) -> Option<&'a T> {
    if from.is_empty() { None } else { from.get(rng.random_range(0..from.len())) }
}

/// A number written in syllables: another number, another word.
fn word(number: u64) -> String {
    let mut rest = number;
    let mut word = String::new();
    // Four syllables at least: no given name is so long, so no word of a name can stand for another.
    while rest > 0 || word.len() < 8 {
        let syllable = usize::try_from(rest % 64).unwrap_or(0);
        let letters = [CONSONANTS.get(syllable % 16), VOWELS.get(syllable / 16)];
        word.extend(letters.into_iter().flatten());
        rest /= 64;
    }
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::birth::month_from_digits;
    use crate::domain::person::TypedDetails;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    fn typed(person: &Person) -> TypedDetails {
        let [given_name, family_name, dob_month, dob_day, dob_year, phone, zip] =
            person.typed().map(|(_, value)| value);
        TypedDetails { given_name, family_name, dob_month, dob_day, dob_year, phone, zip }
    }

    #[test]
    fn everybody_is_accepted_and_nobody_is_twice() {
        let mut names = BTreeSet::new();
        for seed in [0, 1, 7, u64::MAX] {
            for index in 0..5_000 {
                let person = Person::new(seed, index, None, &[]);
                assert!(names.insert(person.family_name.clone()), "{person:?}");
                let read = typed(&person).parse(month_from_digits, date(2026, 11, 23));
                assert!(read.is_ok(), "{person:?}");
            }
        }
    }

    #[test]
    fn the_same_number_of_a_seed_is_the_same_person() {
        assert_eq!(Person::new(3, 9, None, &[]), Person::new(3, 9, None, &[]));
        assert_eq!(Person::new(3, 9, Some("07102"), &[]).zip, "07102");
        assert_ne!(Person::new(3, 9, None, &[]).family_name, Person::new(4, 9, None, &[]).family_name);
    }
}
