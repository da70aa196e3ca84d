# The call: what is heard, the keys and the words that are understood. The five questions and answers that were found in a
# source are close to it; all other words are ours.
# call-step-… is the page's heading, call-says-… what is heard, call-words-… phrases that mean something, by commas.

call-heard-heading = The call
call-earlier = What was said before
call-who-voice = Automated voice
call-who-operator = Operator
call-who-you = You

call-step-purpose = The automated voice asks why you are calling
call-step-receipt = The automated voice asks for your receipt number
call-step-settled = The automated voice asks whether that answered your question
call-step-kind = The operator asks what it is about
call-step-urgent = The operator asks whether it is urgent
call-step-evidence = The operator asks whether you have the evidence
call-step-details = The operator takes down your request
call-step-goodbye = The call has ended
call-step-not-understood = The call has ended: you were not understood
call-step-closed = The call has ended: no operator answers now
call-step-answered = The call has ended: the operator has answered

call-says-welcome = Welcome. This is an emulator of the immigration service’s contact center. It is not the government. I can understand complete sentences. You can also press keys.
call-says-ask-purpose = Please tell me why you called today.
call-says-ask-receipt = Please tell me your receipt number: three letters and ten digits.
call-says-no-receipt-number = I am sorry, that is not a receipt number. If you do not have one, say “menu”.
call-says-operator-alone = Before I connect you with an operator, I need to know why you are calling.
call-says-not-understood = I am sorry, I did not understand that.
call-says-given-up = I am sorry, I still did not understand. You can call again, use the request form, or see where a request stands. Goodbye.
call-says-forms = Every form, with its instructions, is on the agency’s website, free of charge.
call-says-times = The agency’s website tells how long cases are taking, by form and by office.
call-says-address = You have to tell the agency about a new address within 10 days. You can do it on the agency’s website.
call-says-not-delivered = If a card or a notice has not come, you can report it on the agency’s website.
call-says-ask-settled = Did that answer your question?
call-says-goodbye = Thank you for calling. Have a great day.
call-says-connecting = I am connecting you with an operator.
call-says-closed = Operators answer Monday to Friday, from 8 AM to 8 PM Eastern time, and not on federal holidays. They answer next on { $opens }. Goodbye.
call-says-greeting = Hello, this is the operator. I can answer questions and take down a request. I cannot make an appointment. Only an officer can, after calling you.
call-says-ask-kind = What is it about?
call-says-ask-urgent = Is it urgent, something that came up unexpectedly and cannot wait?
call-says-ask-evidence = Do you have the evidence for it at hand?
call-says-takes-down = I am going to take down your request. Please give me the details of the person to be seen.

call-case-received = The case { $receipt } has been received. Nobody has begun to work on it yet.
call-case-pending = The case { $receipt } is pending. It is being worked on.
call-case-decision-made = A decision has been made on the case { $receipt }. It comes by mail; I cannot read it to you.
call-case-unknown = I cannot find a case with the number { $receipt }. Check it against your receipt notice. This emulator knows only a few invented cases.

call-option-status = My case’s status
call-option-forms = Forms
call-option-times = How long cases are taking
call-option-address = A new address
call-option-not-delivered = A card or notice that has not come
call-option-appointment = An appointment (InfoPass)
call-option-operator = An operator
call-option-yes = Yes
call-option-no = No
call-option-menu = Back to the main menu

call-words-status = status, my case, case status, case number, receipt, receipt number, check my case, pending
call-words-forms = form, forms, a form, which form, application form
call-words-times = processing time, processing times, how long, how long does it take, when will, time, times, so long, waiting time
call-words-address = address, my address, new address, change of address, address change, i moved, moved, moving
call-words-not-delivered = not delivered, non delivery, never came, did not come, didnt come, not received, did not receive, didnt receive, never received, my card, my green card, green card never came, lost card, card never came, has not come, not arrived
call-words-appointment = appointment, an appointment, infopass, info pass, make an appointment, biometrics appointment, interview, see an officer, emergency, advance parole, stamp, about an appointment, biometrics, fingerprints, proof of status, proof of my status, emergency travel
call-words-operator = operator, agent, representative, live person, a person, human, speak to someone
call-words-yes = yes, yeah, yep, yup, sure, it did, it is, i do, i have, of course, correct, ok, okay
call-words-no = no, nope, nah, not, it did not, it didnt, not really, i do not, i dont, it is not, it isnt, not yet, not sure
call-words-menu = menu, main menu, back, go back, start over, i do not have it, i dont have it, do not have one, dont have one, none

call-kinds-heading = What you can ask the operator about
call-kind = { $number }: { $kind }
call-said = Your answer
call-said-hint = Type what you would say, or the number of a key.
call-said-kind-hint = Choose above. Or type what you would say, or a number from the list.
call-said-receipt-hint = For example: MSC2190000001. You can also say “menu”.
call-button = Say it
call-keypad-heading = Or press a key
call-kept = The call is kept on this device only, for 60 minutes after your last answer.
call-delivery-url = https://egov.uscis.gov/e-request
call-delivery = Report a card or notice that has not come

call-details-lede = The operator types what you say. When you have finished, you get a service item number, and an officer calls you back.
call-details-button = Ask the operator to take down the request
call-ended-text = No request was made in this call, and nothing was changed.
call-again = Call again
call-ended-ways-heading = What else you can do
