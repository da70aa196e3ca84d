//! A number as it is read to somebody: sign by sign, a pause between its groups.

use super::language::Language;
use super::words;

/// The digits' messages.
pub const DIGIT_KEYS: [&str; 10] =
    ["digit-0", "digit-1", "digit-2", "digit-3", "digit-4", "digit-5", "digit-6", "digit-7", "digit-8", "digit-9"];

/// `NYC-26` is "N, Y, C; two, six". Letters stay what they are: people read them by themselves.
pub fn aloud(language: Language, number: &str) -> String {
    let sign = |sign: char| {
        let digit = sign.to_digit(10).and_then(|digit| DIGIT_KEYS.get(usize::try_from(digit).ok()?));
        digit.map_or_else(|| sign.to_string(), |key| words::plain(language, key))
    };
    let group = |group: &str| group.chars().map(sign).collect::<Vec<_>>().join(", ");
    number.split('-').map(group).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("en", "NYC-26-4821-9375", "N, Y, C; two, six; four, eight, two, one; nine, three, seven, five")]
    #[case("es", "NYC-26-4821-9375", "N, Y, C; dos, seis; cuatro, ocho, dos, uno; nueve, tres, siete, cinco")]
    #[case("en", "006", "zero, zero, six")]
    #[case("es", "006", "cero, cero, seis")]
    fn a_number_is_read_sign_by_sign(#[case] language: &str, #[case] number: &str, #[case] read: &str) {
        assert_eq!(aloud(Language::parse(language).unwrap(), number), read);
    }
}
