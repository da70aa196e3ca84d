//! Dates, times, zones and distances in the visitor's language, by ICU. Pages get finished texts only.

use super::language::Language;
use super::words;
use icu_calendar::{Date as IcuDate, Gregorian};
use icu_datetime::fieldsets::{self, zone::SpecificLong};
use icu_datetime::input::Time as IcuTime;
use icu_datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use icu_time::zone::{IanaParser, UtcOffset, ZoneNameTimestamp};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Formats for one language; made once, cheap to take again.
pub struct Dates {
    language: Language,
    with_weekday: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YMDE>,
    plain: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::YMD>,
    time: NoCalendarFormatter<fieldsets::T>,
    zone: NoCalendarFormatter<SpecificLong>,
    number: DecimalFormatter,
}

/// Formatters take longer to make than to use.
static MADE: LazyLock<Mutex<HashMap<&'static str, Arc<Dates>>>> = LazyLock::new(Mutex::default);

impl Dates {
    /// The formats of a language; its folder says (`language-icu-locale`) which ICU locale it is. `None` if ICU has
    /// no data for it, which a test rules out for every folder.
    pub fn of(language: Language) -> Option<Arc<Self>> {
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(dates) = made.get(language.code()) {
            return Some(Arc::clone(dates));
        }
        let dates = Arc::new(Self::make(language)?);
        made.insert(language.code(), Arc::clone(&dates));
        Some(dates)
    }

    fn make(language: Language) -> Option<Self> {
        let locale: Locale = words::plain(language, "language-icu-locale").parse().ok()?;
        // Spanish dates are best in `es` ("9:15 a. m."), but numbers in the United States have a decimal point.
        let numbers: Locale = words::plain(language, "language-icu-number-locale").parse().ok()?;
        Some(Self {
            language,
            with_weekday: FixedCalendarDateTimeFormatter::try_new((&locale).into(), fieldsets::YMDE::long()).ok()?,
            plain: FixedCalendarDateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).ok()?,
            time: NoCalendarFormatter::try_new((&locale).into(), fieldsets::T::hm()).ok()?,
            zone: NoCalendarFormatter::try_new((&locale).into(), SpecificLong).ok()?,
            number: DecimalFormatter::try_new(
                (&numbers).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok()?,
        })
    }

    /// `Monday, December 7, 2026`
    pub fn date_with_weekday(&self, date: Date) -> String {
        gregorian(date).map_or_else(|| date.to_string(), |icu| self.with_weekday.format(&icu).to_string())
    }

    /// `December 7, 2026`
    pub fn date(&self, date: Date) -> String {
        gregorian(date).map_or_else(|| date.to_string(), |icu| self.plain.format(&icu).to_string())
    }

    /// `9:15 AM`
    pub fn time(&self, time: Time) -> String {
        let parts = (u8::try_from(time.hour()), u8::try_from(time.minute()));
        let icu = match parts {
            (Ok(hour), Ok(minute)) => IcuTime::try_new(hour, minute, 0, 0).ok(),
            _ => None,
        };
        icu.map_or_else(|| time.to_string(), |icu| self.time.format(&icu).to_string())
    }

    /// `Monday, December 7, 2026, 9:15 AM`
    pub fn date_and_time(&self, local: DateTime) -> String {
        self.join(&self.date_with_weekday(local.date()), local)
    }

    /// `December 7, 2026, 9:15 AM`
    pub fn short_date_and_time(&self, local: DateTime) -> String {
        self.join(&self.date(local.date()), local)
    }

    /// `Eastern Standard Time`: the name of an IANA zone's time at an instant. Not the name without "standard" or
    /// "daylight": Phoenix and Denver would have the same, and in summer not the same time.
    pub fn zone(&self, iana: &str, at: Timestamp) -> String {
        let offset = TimeZone::get(iana).map(|zone| zone.to_offset(at).seconds());
        let offset = offset.ok().and_then(|secs| UtcOffset::try_from_seconds(secs).ok());
        let zone = IanaParser::new().parse(iana).with_offset(offset);
        let zone = zone.with_zone_name_timestamp(ZoneNameTimestamp::from_epoch_seconds(at.as_second()));
        self.zone.format(&zone).to_string()
    }

    /// A distance with one decimal below ten miles, whole miles from there.
    pub fn miles(&self, miles: f64) -> String {
        self.number(miles, usize::from(miles < 10.0))
    }

    /// A number with so many decimals. What is so little below zero that it shows as zero has no minus.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let text = format!("{value:.decimals$}");
        let text = if text.contains(|c: char| ('1'..='9').contains(&c)) { &text } else { text.trim_start_matches('-') };
        self.digits(text)
    }

    /// A number with all the decimals it has.
    pub fn exact(&self, value: f64) -> String {
        self.digits(&value.to_string())
    }

    /// What is written with digits and a point.
    fn digits(&self, text: &str) -> String {
        text.parse::<Decimal>().map_or_else(|_| text.to_owned(), |number| self.number.format(&number).to_string())
    }

    fn join(&self, date: &str, local: DateTime) -> String {
        words::plain_with(self.language, "date-and-time", &[("date", date), ("time", &self.time(local.time()))])
    }
}

fn gregorian(date: Date) -> Option<IcuDate<Gregorian>> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    IcuDate::try_new_gregorian(date.year().into(), month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_read_as_people_write_them_in_each_language() {
        let visit = date(2026, 12, 8).at(9, 15, 0, 0);
        let texts = |code: &str| {
            let dates = Dates::of(Language::parse(code).unwrap()).unwrap();
            let zones =
                ["America/New_York", "America/Phoenix", "Pacific/Honolulu", "Pacific/Guam", "America/Puerto_Rico"];
            let instants = ["2026-12-08T15:00:00Z", "2026-07-08T15:00:00Z"].map(|at| at.parse().unwrap());
            let zones = zones.map(|zone| instants.map(|at| dates.zone(zone, at)).join(" / "));
            [
                dates.date_and_time(visit),
                dates.short_date_and_time(visit),
                zones.join("; "),
                dates.miles(1.25),
                dates.miles(1234.4),
            ]
        };
        insta::assert_debug_snapshot!(texts("en"));
        insta::assert_debug_snapshot!(texts("es"));
    }

    #[test]
    fn every_language_has_its_formats() {
        for language in Language::all() {
            assert!(Dates::of(language).is_some(), "{}", language.code());
        }
    }
}
