# The appointment notice: the sheet, and the page around it. Lines of the sheet are short: it must fit on one page,
# also with English beside another language. Rust reads notice-ics-* and notice-pdf-*; what was done is looked up as
# notice-did-<did>.

notice-live-heading = Your appointment notice
notice-cancelled-heading = Your appointment is canceled
notice-arrived-heading = You are checked in
notice-past-heading = Your appointment has begun or is over

notice-did-booked = You have an appointment. Print this notice, or write down the confirmation number and the PIN.
notice-did-moved = Your appointment has been changed. The confirmation number and the PIN are the same, but the earlier sheet is no longer valid. Print this notice.
notice-did-unchanged = Nothing has changed: you chose the time you already had. The sheet you printed is still good.
notice-did-cancelled = You have canceled your appointment. Its time becomes free for someone else. There is no penalty.
notice-did-replaced = This is your replacement notice. It has a new PIN, and the old PIN no longer works. If you find the old sheet, destroy it.
notice-did-too-many-moves = Nothing has changed. An appointment can be moved ten times a day, and this one has reached the limit. Your appointment is still the one shown here. You can move it again tomorrow.
notice-did-not-movable = Nothing has changed. An officer assigned this appointment, and only the contact center can give you another time.

notice-closed-heading = The office will be closed at that time
notice-closed-text = This changed after you chose the time. Do not go then. You keep this appointment until you choose a new time.
notice-closed-assigned = This changed after an officer assigned the time. Do not go then. Ask the contact center for another appointment.
notice-closed-link = Choose a new time
notice-cancelled-text = The notice below is no longer valid. If you still want to go, make a new appointment.
notice-past-text = It can no longer be changed or canceled, and the notice below is no longer valid. For another visit, make a new appointment.
notice-arrived-text = Stay in the office and wait to be called. Keep the notice and your documents at hand. The appointment can no longer be changed or canceled.
notice-arrived-ticket = Your ticket number: { $number }
notice-cancelled-text-assigned = The notice below is no longer valid. If you still need an appointment, ask the contact center again.
notice-past-text-assigned = It can no longer be canceled, and the notice below is no longer valid. If you still need something, ask the contact center again.
notice-new-link = Make a new appointment
notice-new-link-assigned = Go to the contact center

notice-keep-heading = Keep your notice
notice-keep-numbers = Write down the identification numbers
notice-keep-print = Print this page with your browser’s own print command. Only the sheet is printed.
notice-keep-shown = You can see this page for 30 minutes after the last page you open. After that, open it with the confirmation number and the PIN.
notice-keep-longer = Show it for 30 more minutes
notice-kept-longer = You can see this notice for 30 more minutes.
notice-keep-link = Add to a calendar, change, cancel, or finish
notice-keep-link-assigned = Add to a calendar, cancel, or finish

notice-sheet-heading = Electronic appointment notice
notice-sheet-emulator = InfoPass emulator. Not a government document. Not valid at any real office.
notice-sheet-cancelled = Not valid: this appointment is canceled.
notice-sheet-past = No longer valid: this appointment has begun or is over.
notice-sheet-closed = The office will be closed at this time. Do not go. Choose a new time.
notice-sheet-closed-assigned = The office will be closed at this time. Do not go. Ask the contact center for another appointment.

notice-name-label = Name
notice-reason-label = Reason
notice-time-label = Date and time
notice-zone = ({ $zone }, the office’s local time)
notice-office-label = Office
notice-code-label = Office code
notice-issued-label = Issued
notice-issue =
    { $revision ->
        [1] (version 1 of this notice)
       *[other] (version { $revision } of this notice; earlier sheets are no longer valid)
    }
notice-replaced = Replacement issued { $when }: destroy the old sheet; its PIN no longer works.

notice-arrive-heading = When you arrive
notice-arrive-early = You are not admitted more than 15 minutes before your time.
notice-arrive-late = If you are late, your appointment is canceled.
notice-arrive-security = You pass through a security scanner. Bring no cameras, phones with a camera, or food.
notice-arrive-officer = The officer speaks English. You may bring an interpreter or an attorney; neither is required.

notice-bring-heading = What to bring
notice-bring-notice = This notice
notice-bring-id = Photo identification: a government photo ID, a passport, a driver’s license, a work permit (EAD, I‑766) or a Permanent Resident Card (“green card”, I‑551)
notice-bring-papers = All papers about your matter: receipts, letters, forms, originals, and English translations

notice-change-heading = To change or cancel
notice-address-label = The address of this site:
notice-change-text = At this site, choose “Change or cancel an appointment” and type both numbers below. You can do it until the appointment begins.
notice-change-assigned = At this site, choose “Change or cancel an appointment” and type both numbers below to cancel. An officer assigned the time: you cannot choose another.

notice-printer-heading = No printer?
notice-printer-text = Write down both numbers below. With them you can open this notice on another computer, for example at a public library, and print it there.

notice-numbers-heading = Identification numbers
notice-number-label = Confirmation number
notice-pin-label = PIN
notice-numbers-private = Keep them private. With both, anyone can change or cancel the appointment.
notice-numbers-private-assigned = Keep them private. With both, anyone can cancel the appointment.
notice-door-label = Code that the door can check
notice-door-text = The square code lets the staff at the door check this sheet. It holds the number, the office, the date and the time, signed, and nothing about you. An addition of this emulator.
notice-door-show = Show the code as text

notice-actions-heading = What you can do now
notice-action-pdf = Save the notice as a PDF
notice-action-pdf-hint = A screen reader can read it. The PIN is in it: keep it private. An addition of this emulator: the real site had no such file.
notice-action-calendar = Add the appointment to your calendar
notice-action-calendar-hint = This saves a calendar file. The PIN is not in it.
notice-action-calendar-remove = Take the appointment out of your calendar
notice-action-calendar-remove-hint = If you saved it there before, open this file with your calendar.
notice-action-reschedule = Change the time or the office
notice-action-reschedule-hint = You keep the time you have until you choose another.
notice-assigned = You cannot move this appointment.
notice-assigned-hint = An officer of the contact center assigned its office and time; you had no choice. You can cancel it here. For another time you must ask the contact center again, and an officer decides.
notice-action-cancel = Cancel the appointment
notice-action-cancel-hint = We ask you to confirm before we cancel it.
notice-action-family = Book for another family member
notice-action-family-hint = Each person needs an appointment. We keep the phone number, the ZIP Code, the office and the day for you.
notice-action-delete = Delete my details now
notice-action-delete-hint = This deletes the name, the date of birth, the phone number, the ZIP Code and the PIN from this site. The notice can no longer be shown or printed, and the confirmation number and the PIN stop working. You cannot undo it.
notice-action-delete-told = What you told the contact center to get this appointment is deleted too.
notice-action-delete-anyway =
    { $days ->
        [one] If you do nothing, we delete them 1 day after the appointment.
       *[other] If you do nothing, we delete them { $days } days after the appointment.
    }
notice-action-finish-hint = This clears your details and this notice from this device.
notice-action-finish-first = Print the notice or write down both numbers first.

# For the calendar file.
notice-ics-summary = Appointment at { $office } (InfoPass emulator)
notice-ics-description = Bring the printed notice and photo identification. Confirmation number: { $number }. Made with the InfoPass emulator: not a government appointment, and not valid at any real office.

# For the PDF, which prints Latin, Greek and Cyrillic letters only; in place of a name in others.
notice-pdf-see-screen = (letters that this file cannot print: see the screen)
