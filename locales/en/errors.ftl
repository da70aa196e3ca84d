# What is wrong with a field: what happened, and what to do.

form-errors-heading = Something needs to be corrected

error-given-name-too-long = The given name is longer than 100 characters. Type a shorter form of it.
error-given-name-not-letters = The given name has a number or another sign that is not part of a name. Use letters, spaces, hyphens, apostrophes and periods.
error-family-name-empty = The family name is missing. Type it. If the person has only one name, type that one.
error-family-name-too-long = The family name is longer than 100 characters. Type a shorter form of it.
error-family-name-not-letters = The family name has a number or another sign that is not part of a name. Use letters, spaces, hyphens, apostrophes and periods.
error-birth-empty = The date of birth is missing. Type the month, the day and the year.
error-birth-incomplete = Part of the date of birth is missing. Fill in the month, the day and the year.
error-birth-month = We do not understand the month. Type a number from 1 to 12, or the name of the month. If you typed the day first, put the month in its own box.
error-birth-year = The year needs four digits. Type it like 1985.
error-birth-no-such-day = That month has no such day. Type the day in digits, such as 4, and check the month and the year.
error-birth-future = The date of birth is later than today. Check the day, the month and the year.
error-birth-too-long-ago = The date of birth is more than 125 years ago. Check the year.
error-phone-empty = The phone number is missing. Type one with its area code. It may be the number of someone who helps.
error-phone-not-digits = The phone number has letters or other signs in it. Use only digits, with or without hyphens, like 212‑555‑0123. Leave out an extension.
error-phone-incomplete = The phone number is not complete, or it has too many digits. Type ten digits, like 212‑555‑0123. For a number outside the United States, begin with + and the country code.
error-phone-area-code = There is no such area code, or the number that follows it begins with 0 or 1. Check the first six digits. For a number outside the United States, begin with + and the country code.
error-zip-empty = The ZIP Code is missing. Type the five digits of the home address.
error-zip-not-digits = The ZIP Code has letters or other signs in it. Type five digits, like 10001, or nine, like 10001‑1234.
error-zip-length = The ZIP Code does not have five or nine digits. Type it like 10001 or 10001‑1234.

error-reason-missing = No reason is chosen. Choose the one that fits best.
error-office-missing = No office is chosen. Choose one from the list.
error-office-unknown = We do not have the office that was chosen. Choose one from the list.

error-slot-missing = No time is chosen. Choose one of the free times.
error-slot-no-such-time = The office has no appointment at that time. Choose one of the free times.
error-slot-too-soon = That time has passed or is less than 60 minutes away. Choose a later time.
error-slot-not-open-yet = That day cannot be booked yet. Choose one of the days in the list.
error-slot-taken = Someone else has just taken that time. Choose another one.

error-number-empty = The confirmation number is missing. Type it as it is at the bottom of your notice.
error-number-shape = That is not a confirmation number. It has three letters and ten digits, like NYC‑26‑4821‑9375. Check it against your notice.
error-number-check-digit = The confirmation number has a wrong digit, or two digits in the wrong order. Check it against your notice.
error-number-not-found = No appointment has this confirmation number together with this PIN. Check both against your latest notice. If it was replaced, only the new PIN works.
error-pin-not-found = Check the PIN too: six digits, from your latest notice.
error-pin-empty = The PIN is missing. Type the six digits at the bottom of your notice.
error-pin-shape = A PIN has six digits. Check it against your notice.

error-receipt-shape = That is not a receipt number. It has three letters and ten digits, like MSC2190000001. If you have none, leave it empty.
error-about-too-long = Your answer to “What is it about?” is too long. Shorten it to 500 characters; in scripts other than the Latin one, to about 200.
error-said-empty = You have not answered. Type or choose an answer.
error-asker-missing = Tell us whether you are asking for yourself or for someone else. Choose one.
error-representative-empty = Your own name is missing. Type it, since you are asking for someone else.
error-representative-name = We cannot take your own name as it is. Use letters, spaces, hyphens, apostrophes and periods, and at most 100 characters.
error-account-shape = An online account number has twelve digits. Check it, or leave it empty.
error-type-missing = No type is chosen. Choose the one that fits best.
error-urgent-missing = Tell us whether it is urgent. Choose yes or no.
error-evidence-missing = Tell us whether you have the evidence at hand. Choose yes or no.
error-item-empty = The service item number is missing. Type its eight digits.
error-item-shape = That is not a service item number. It has eight digits, like 4821‑9375.
error-item-check-digit = The service item number has a wrong digit, or two digits in the wrong order. Compare it with what you wrote down.
error-item-not-found = No request has this service item number together with this date of birth. Check both.
