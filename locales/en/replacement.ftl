# A lost notice is replaced by typing the details again.

replacement-heading = Replace a lost notice
replacement-lede = Type the same details as when you made the appointment.
replacement-pin = You get a notice with the same confirmation number and a new PIN.
replacement-old = The old sheet stops working, so nobody who finds it can use it.
replacement-helper = If someone made the appointment for you, they may have given their own phone number or ZIP Code.
replacement-button = Get the replacement notice
replacement-have-link = I have the confirmation number and the PIN
replacement-wait-heading = Too many tries
replacement-wait-text = Wait { $time }, then press the button again. What you typed is still here.

replacement-none-heading = We found no appointment with these details
replacement-none-text = Either the details are different from those given when the appointment was made, or the appointment was canceled, has begun or is over. To protect privacy, we do not say which.
replacement-none-try-heading = What to try
replacement-none-spelling = Type the names with the same letters as the first time. Accents, capital letters, hyphens and the order of the names do not matter.
replacement-none-birth = Try the day and the month of birth the other way around. They may have been swapped the first time.
replacement-none-phone = Type the phone number you gave then. It may be a helper’s.
replacement-none-zip = Type the ZIP Code you gave then, even if you have moved.
replacement-none-again = Try again
replacement-none-again-hint = What you typed is still there, so you can correct it.
replacement-none-book = Make a new appointment
replacement-none-book-hint = If your appointment was canceled or is over. The form is already filled in with what you typed.
