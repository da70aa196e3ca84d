# The request form: four steps. The real one is in English only.

request-asker-heading = Ask for an appointment in writing
request-asker-label = Who is asking
request-lede = Your request waits in the same line as requests made by phone. An officer calls you back.
request-language = The real form is in English only. The same form in Spanish is an addition of this emulator.
request-asker-legend = Who is asking for the appointment?
request-asker-self = I am asking for myself
request-asker-representative = I am asking for someone else
request-asker-representative-hint = As an attorney or an accredited representative, or for a child or a relative you take care of.
request-representative = Your name, if you are asking for someone else
request-representative-hint = Leave it empty if you are asking for yourself.
request-account = Online account number (optional)
request-account-label = Online account number
request-account-hint = Twelve digits, if the person has an account with the real agency. This emulator does not check it.
request-kept = Your answers are kept on this device only, for 60 minutes after the last page you open.

request-type-heading = Which type of appointment do you need?
request-type-label = Type of appointment
request-type-hint = Choose the type that fits best. An officer decides whether a visit is needed.
request-type-none-heading = If no type fits
request-type-none = Questions that need no visit are answered by phone only.

request-details-heading = Who is it for, and what is it about?
request-details-lede = Type the details of the person to be seen. The phone number is the one the officer will call.
request-office-label = Office

request-changed = Your answers were changed in another tab or window. Nothing has been sent. Please check them again, as they are now.
request-next = When you have sent the request, you get a service item number. Write it down: with it and the date of birth you can see where the request stands.
request-button = Send the request
request-settled-heading = This can be answered without an appointment
request-settled-text = No request was sent. Your answers are still there, if you want to change one.
request-settled-back = Go back to your answers
