# Step 2, why, and what each reason adds to what to bring. Only “You need information or other services” is confirmed word
# for word; the rest is a reconstruction.

reason-title = Why are you coming?
reason-heading = Why are you coming?
reason-hint = Choose the reason that fits best. It decides what the notice tells you to bring.

reason-filed-case = You need service on a case that has already been filed
reason-filed-case-hint = For example, a question about a pending case, or a letter about it that you do not understand.
reason-filed-case-bring-1 = The receipt notice of the case, or its receipt number
reason-filed-case-bring-2 = Every letter you received about the case

reason-card-not-received = You are a new permanent resident and have not received your Permanent Resident Card
reason-card-not-received-hint = Your residence was approved, but the card (“green card”) did not arrive.
reason-card-not-received-bring-1 = Your passport, with the immigrant visa or the admission stamp if it has one
reason-card-not-received-bring-2 = The letter that approved your residence, if you have it
reason-card-not-received-bring-3 = If you have no passport: two passport-style photos

reason-file-in-person = You wish to file an application in person
reason-file-in-person-hint = For the few applications that an office accepts at the window.
reason-file-in-person-bring-1 = The application, filled in and signed, with the documents its instructions ask for
reason-file-in-person-bring-2 = The fee and the photos, if its instructions ask for them

reason-information = You need information or other services
reason-information-hint = For any other question, and whenever you are not sure which reason fits.
reason-information-bring-1 = Any papers that have to do with your question

reason-form = You need a form
reason-form-hint = The officer can give you a paper form and tell you which one you need.
reason-form-bring-1 = The number or the name of the form, if you know it

reason-case-processing = You received a letter to come to an office for case processing
reason-case-processing-hint = A letter, or a decision of an immigration judge, tells you to come.
reason-case-processing-bring-1 = The letter or the decision that tells you to come
reason-case-processing-bring-2 = Every document that it lists
