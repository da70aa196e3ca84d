# The start page: what this is, what needs no appointment, and the ways in.

start-title = InfoPass emulator: make an appointment with an immigration officer
start-heading = Make an appointment with an immigration officer
start-lede = Choose a local office, a day and a time, and print your appointment notice. You do it yourself, in a few short steps.
start-emulator = This is an emulator of InfoPass, the immigration service’s former appointment website. It is not a government website, and no office will see you with an appointment made here.
start-agency-url = https://www.uscis.gov/
start-agency-link = Go to the real agency: U.S. Citizenship and Immigration Services (USCIS)

start-without-heading = What does not need an appointment
start-without-lede = You can do all of this with the real agency, without a visit. The links and the phone number belong to USCIS.
start-status-url = https://www.uscis.gov/casestatus
start-status = Check the status of your case online
start-processing-url = https://www.uscis.gov/processingtimes
start-processing = See how long cases are taking (processing times)
start-forms-url = https://www.uscis.gov/forms
start-forms = Get a form and its instructions
start-efile-url = https://www.uscis.gov/file-online
start-efile = File a form online
start-address-url = https://www.uscis.gov/addresschange
start-address = Change your address
start-phone = Ask by phone: USCIS Contact Center, 1‑800‑375‑5283

start-ways-heading = What would you like to do?
start-book = Make an appointment
start-book-hint = You need the name, date of birth, phone number and ZIP Code of the person who is coming.
start-change = Change or cancel an appointment
start-change-hint = You need the confirmation number and the PIN. Both are at the bottom of your notice.
start-replace = Replace a lost notice
start-replace-hint = Type the same details again. You get a notice with a new PIN, and the lost sheet stops working.
start-current = The current model: the contact center
start-current-hint = How an appointment is asked for now: by phone, with a form or at an office. An officer decides; nobody chooses a time.

start-before-heading = Before you start
start-before-free = There is no charge, and you do not need an account.
start-before-answers = We keep your answers for 60 minutes after the last page you open. After that you start again.
start-before-notice = You can see your notice on the screen for 30 minutes. Print it, or write down the confirmation number and the PIN.
start-before-device = Until you confirm the appointment, your answers are kept on this device only. Your browser must accept cookies.
start-before-hold = No time is held for you while you read. A time is yours when you see the notice.

start-officer-heading = At the office
start-officer = The officer speaks English. You may bring someone to interpret, or an attorney. Neither is required.

start-today-heading = InfoPass today
start-today = The real agency no longer uses InfoPass. It has a contact center instead.
start-today-link = What replaced InfoPass, and why
