# The JSON interface: what is wrong, told to programs and through them to people. Messages of fields that pages have too
# are in errors.ftl. Looked up by code: api-<code>-title|-detail.

api-malformed-title = The request could not be read
api-malformed-detail = The body is not a JSON object. Send one: an opening brace, members with their texts in double quotes, and a closing brace, in UTF-8.
api-not-found-title = Not found
api-not-found-detail = There is nothing at this address. Check it against the list of addresses in /api/v1/openapi.json.
api-method-not-allowed-title = Method not allowed
api-method-not-allowed-detail = This address does not take that method. Use one of those in the Allow header.
api-already-booked-title = There is already an appointment
api-already-booked-detail = The person with these details has an appointment that has not begun. Change it or cancel it with its confirmation number and PIN. If they are lost, ask for a replacement with the same details.
api-cancelled-title = The appointment is canceled
api-cancelled-detail = A canceled appointment cannot be moved. Make a new one.
api-not-movable-title = The appointment cannot be moved
api-not-movable-detail = An officer assigned this appointment: only the contact center can give another time. It can be canceled here.
api-past-title = The appointment has begun or is over
api-past-detail = Nothing can be changed any more. To come another time, make a new appointment.
api-slot-taken-title = The time has just been taken
api-slot-taken-detail = Nothing was booked or moved. Choose one of the alternatives, or another time in the list of the office, and send it with a new Idempotency-Key.
api-too-many-moves-title = Moved too often today
api-too-many-moves-detail = The appointment has been moved ten times today. It stays as it is; move it tomorrow, or cancel it.
api-too-large-title = Too much was sent
api-too-large-detail = The body is larger than this site accepts. Send only the members that the address takes.
api-unsupported-media-type-title = The body is not declared as JSON
api-unsupported-media-type-detail = Send the body with the header Content-Type: application/json.
api-idempotency-key-reused-title = The Idempotency-Key belongs to another request
api-idempotency-key-reused-detail = This key was sent before with another body or to another address. Use a new key for each new request, such as a random UUID, and the same one only to repeat it.
api-invalid-title = Something needs to be corrected
api-invalid-detail = Correct what is named in the errors and send the request again.
api-too-many-requests-title = Too many tries
api-too-many-requests-detail = Wait as many seconds as the Retry-After header says, then try again.
api-wait-for-turn-title = Many appointments are being booked from your network
api-wait-for-turn-detail = Nothing was booked. Wait as many seconds as the Retry-After header says, then send the same request again. No place is kept: people at the pages come first.
api-internal-title = Something went wrong on our side
api-internal-detail = It has been recorded under the request_id. What you asked for may not have been done. Repeat the same request with the same Idempotency-Key; it will not be done twice.
api-unavailable-title = This site cannot answer right now
api-unavailable-detail = What you asked for may not have been done. Wait as many seconds as the Retry-After header says, then repeat the same request with the same Idempotency-Key; it will not be done twice.

api-no-such-office = There is no office with this code, or it is closed for good. Take a code from the list of offices.
api-no-match = No appointment to come has these details. Try the spelling that was typed first, the phone number given then, or the day and month of birth the other way round; or make a new appointment.

error-api-not-text = This is not a text. Write the value in double quotes.
error-api-unknown = There is no such member here. Check its spelling or leave it out.
error-api-too-long = This is too long. Shorten it.
error-api-date = Write the date like 2026-12-07: year, month and day, and check that the month has that day.
error-api-date-order = The last day is before the first. Swap them or leave one out.
error-api-date-of-birth = Write the date of birth like 1985-07-04: year, month and day.
error-api-starts-at = Write the time like 2026-12-07T09:15, as the list of the office’s times does.
error-api-reason = There is no such reason. Choose one of those in /api/v1/openapi.json, or leave it out.
error-api-language = This site does not have this language. Choose one of those in /api/v1/openapi.json, or leave it out.
error-api-idempotency-key = An Idempotency-Key is sent once and has 1 to 255 letters, digits and signs without spaces. Use a random UUID.
