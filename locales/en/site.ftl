# What stands on every page, and what Rust reads to format dates and to read months.

site-name = InfoPass emulator
site-title-error = Error:
site-skip = Skip to the content
site-emulator = This is an emulator, not a government website. Appointments made here are not real.
site-agency-url = https://www.uscis.gov/
site-agency-link = Go to the real agency: USCIS
site-switch-label = Language
site-open-notice = Back to the notice that is open on this device
site-finish-hint = Your details are kept on this device for a while. If others use it too, clear them when you are done.
site-finish = Finish and clear my details
site-footer-label = About this site
site-footer-start = Start page
site-footer-questions = Questions and answers
site-footer-about = About this emulator
site-footer-lab = Laboratory

# Read by Rust: the ICU locale of dates and times, and how the two are joined.
language-icu-locale = en-US-u-hc-h12
language-icu-number-locale = en-US
date-and-time = { $date }, { $time }

# Read by Rust, to understand a month that was typed as a word.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Not shown: “month-first” or “day-first”, the order of the three fields of a date.
details-date-order = month-first

# Numbers as they are read to somebody, digit by digit.
number-aloud = To read it aloud: { $words }
digit-0 = zero
digit-1 = one
digit-2 = two
digit-3 = three
digit-4 = four
digit-5 = five
digit-6 = six
digit-7 = seven
digit-8 = eight
digit-9 = nine
